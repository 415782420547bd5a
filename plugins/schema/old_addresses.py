"""Addresses that pages had elsewhere or before: the register, and the type that stories use.

Reads   nothing.
Gives   ``WrittenAddress`` and ``Redirect``, an entry of ``registers/redirects.yml``.
"""

from typing import Annotated, Self

from pydantic import StringConstraints, model_validator

from plugins.schema.fields import Model, field, refuse

WrittenAddress = Annotated[str, StringConstraints(pattern=r"^/\S+$", max_length=400)]
NewAddress = Annotated[str, StringConstraints(pattern=r"^/([a-z0-9._-]+/?)*$", max_length=400)]


class Redirect(Model):
    """Where an old address leads; its key is that address."""

    to: NewAddress | None = field(
        None,
        id="Alamat halaman yang menggantikannya di situs ini, dari garis miring pertama.",
        en="The address of the page that takes its place on this site, from the first slash on.",
        example="/kota/semarang/",
    )
    gone: bool = field(
        False,
        id="true bila isinya ditarik dan tidak ada penggantinya.",
        en="true if its content was withdrawn and nothing takes its place.",
    )

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if self.gone == (self.to is not None):
            raise refuse(
                id="tulis to: dengan alamat penggantinya, atau gone: true; salah satu.",
                en="write to: with the new address, or gone: true; one of them.",
            )
        return self
