"""The date of Easter.

Reads   a year of the Gregorian calendar.
Gives   ``easter``.
"""

from datetime import date


def easter(year: int) -> date:
    """Easter Sunday (Paskah): the Sunday after the ecclesiastical full moon of spring.

    J. Meeus, Astronomical Algorithms, 2nd edition, chapter 8, "Gregorian Easter".
    """
    golden = year % 19
    century, rest = divmod(year, 100)
    leaps, left = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - moon + 15) % 30
    quarters, over = divmod(rest, 4)
    weekday = (32 + 2 * left + 2 * quarters - epact - over) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
