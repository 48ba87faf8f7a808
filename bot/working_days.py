"""Russia's production calendar as the working days of the domain, with the organisation's own corrections."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from holidays import country_holidays
from holidays.countries.russia import RussiaStaticHolidays

from bot.domain.calendar import WorkingCalendar


def russian_calendar(first_year: int, last_year: int, overrides: Mapping[date, bool] | None = None) -> WorkingCalendar:
    """The working days of the years from first to last, both included.

    Holidays, days off moved by the Government's yearly decree and working Saturdays come from `holidays`. A year
    whose decree is not in it yet has its holidays but is not known (`WorkingCalendar.knows`), unless the
    organisation has written days of that year itself: `overrides`, day -> whether it is worked, which win always.
    """
    corrections = dict(overrides or {})
    years = range(first_year, last_year + 1)
    russia = country_holidays("RU", years=years)
    exceptions = {day: False for day in russia if day.isoweekday() < 6}
    exceptions |= dict.fromkeys(russia.weekend_workdays, True)
    exceptions |= corrections
    decreed = set(RussiaStaticHolidays.special_public_holidays)
    known = {year for year in years if year in decreed} | {day.year for day in corrections}
    return WorkingCalendar(exceptions, known)
