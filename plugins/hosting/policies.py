"""What a browser is told that it must not do with the site's files.

Reads   how the city wants HTTPS kept.
Gives   the policies, as header values.

Pages carry no style attribute, no script and no style of their own: everything comes from files of
the site, so that what somebody slips into a page neither runs nor shows.
"""

from typing import Final

from plugins.schema.host_rules import StrictTransport

_PAGE: Final = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    "upgrade-insecure-requests",
)
PAGE_POLICY: Final = "; ".join(_PAGE)

DRAWING_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""A drawing opened by itself: its colours by day and night stand in it, and nothing can run.

A stylesheet of its own is closed to a drawing that a page shows as a picture, and hashes would have
to follow every new city into the server's files.
"""

_REFUSED: Final = (
    *("accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "geolocation"),
    *("gyroscope", "hid", "identity-credentials-get", "idle-detection", "local-fonts"),
    *("magnetometer", "microphone", "midi", "otp-credentials", "payment"),
    *("publickey-credentials-create", "publickey-credentials-get", "screen-wake-lock", "serial"),
    *("usb", "window-management", "xr-spatial-tracking"),
)
_ALLOWED: Final = ("fullscreen", "picture-in-picture", "clipboard-write")

PERMISSIONS: Final = ", ".join(
    [*(f"{name}=()" for name in _REFUSED), *(f"{name}=(self)" for name in _ALLOWED)]
)


def strict_transport(chosen: StrictTransport) -> str:
    """Strict-Transport-Security; with no days left it makes browsers forget."""
    value = f"max-age={chosen.days * 86_400}"
    if chosen.subdomains:
        value += "; includeSubDomains"
    return value + ("; preload" if chosen.preload else "")
