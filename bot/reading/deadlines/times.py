"""What the words of a phrase say of time, gathered, and the windows that it makes of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.domain.deadline import DeadlineKind, Recurrence, Window
from bot.domain.roadmap import DoubtReason, RowWarning
from bot.reading.deadlines import spans
from bot.reading.deadlines.plan_time import PlanTime
from bot.reading.deadlines.spans import Span, Unit
from bot.reading.deadlines.tokens import Token

_SEPARATORS = frozenset({"comma", "semi", "colon", "and", "but", "noise", "open", "close"})
_YEARS = frozenset({Unit.YEAR, Unit.ACADEMIC})
_TWO_FACED = frozenset({Unit.HALF, Unit.YEAR})
_DAY_AND_MONTH = {Unit.DAY, Unit.MONTH}
_FINENESS = list(Recurrence)


class Times:
    """What the phrase says of time, gathered token by token, then turned into windows."""

    __slots__ = (
        "always",
        "dated",
        "doubts",
        "following",
        "further",
        "lasting",
        "monthdays",
        "often",
        "plan",
        "recurrences",
        "said",
    )

    def __init__(self, plan: PlanTime) -> None:
        self.plan = plan
        self.dated: list[Span] = []
        self.lasting: list[Span] = []
        self.recurrences: list[Recurrence] = []
        self.often: Recurrence | None = None
        self.monthdays: list[tuple[int | None, int]] = []
        self.always = False
        self.further = False
        self.following = False
        """Whether the days are those of the month after each period."""
        self.doubts: dict[DoubtReason, None] = {}
        self.said = False

    def doubt(self, reason: DoubtReason) -> None:
        self.doubts[reason] = None

    def take(self, tokens: list[Token]) -> None:
        bracketed = 0
        is_open = False
        for token in tokens:
            is_open = token.kind == "open" or (is_open and token.kind != "close")
            bracketed += is_open and token.kind == "span"
            if self._take(token):
                self.said = True
            if token.doubtful:
                self.doubt(DoubtReason.HALF_UNDERSTOOD)
        if len(self.dated) > 1:
            if 0 < bracketed < len(self.dated) and not (self.often or self.recurrences):
                self.doubt(DoubtReason.HALF_UNDERSTOOD)  # "I квартал (январь)" says the same twice, or narrows it
            if _shares_a_day(self.dated):
                self.doubt(DoubtReason.HALF_UNDERSTOOD)  # "5 мая, июля": the day is each month's
            self.dated = self._with_years(self.dated)

    def _take(self, token: Token) -> bool:
        """Whether the token says a time."""
        match token.kind:
            case "span":
                self.dated += token.value
            case "each":
                self.dated += token.value
                self.recurrences.append(Recurrence.YEARLY)
            case "lasting":
                self.lasting += token.value
            case "recur":
                self.recurrences.append(token.value)
            case "often":
                self.often = token.value
            case "monthdays":
                self.monthdays += token.value
            case "always":
                self.always = True
            case "following":
                self.following = True
                self.recurrences += [token.value] if token.value else []
            case "further":
                self.further = True
                return False
            case kind:
                if kind not in _SEPARATORS and not (kind == "dash" and self.further):
                    self.doubt(DoubtReason.HALF_UNDERSTOOD)
                return False
        return True

    def _with_years(self, dated: list[Span]) -> list[Span]:
        """A year written after the last of a list holds for those before it: "май, июнь 2018"."""
        if all(span.year is None for span in dated):
            return dated
        known: Span | None = None
        healed: list[Span] = []
        for span in reversed(dated):
            if span.year is None and known is not None and known.year is not None and known.unit is not Unit.YEAR:
                wraps = span.due > (known.start or known.due)
                span = spans.in_year(span, known.year - wraps)
                if wraps:
                    self.doubt(DoubtReason.YEAR_GUESSED)
            known = span if span.year is not None else known
            healed.append(span)
        healed.reverse()
        if known is not None and any(s.year is None for s in healed):
            self.doubt(DoubtReason.YEAR_GUESSED)
        return healed

    # --- windows

    def _expanded(self, found: list[Span]) -> list[Window]:
        """Windows of the spans: the year-less in each year of the plan that the order has not outlived."""
        written: list[Window] = []
        yearless: list[Window] = []
        is_all_written = True
        for span in found:
            if span.year is not None:
                written += spans.windows(span, self.plan)
            else:
                is_all_written = False
                yearless += spans.windows(span, self.plan)
        if is_all_written:
            return written
        if self._is_guess(found, yearless):
            self.doubt(DoubtReason.YEAR_GUESSED)
        return written + spans.since(self.plan.order_date, yearless)

    def _is_guess(self, found: list[Span], yearless: list[Window]) -> bool:
        """Whether the year of a year-less span may be another than the plan's."""
        runs_over = False
        for span in found:
            if span.unit in _TWO_FACED and _is_two_faced(span) and self.plan.academic:
                return True
            if span.carry and span.unit is not Unit.ACADEMIC:
                runs_over = True
        period = self.plan.period if runs_over else None
        return period is not None and any(w.due > period[1] for w in yearless)

    def windows(self) -> tuple[DeadlineKind, list[Window], Recurrence | None]:
        if self.following and not self.recurrences:
            self.recurrences.append(Recurrence.MONTHLY)
        if self.recurrences:
            recurrence = min(self.recurrences, key=_FINENESS.index)
            if len({*self.recurrences} - {Recurrence.YEARLY}) > 1 or self.often or self.always:
                self.doubt(DoubtReason.HALF_UNDERSTOOD)
            return DeadlineKind.DATES, self._recurring(recurrence), recurrence
        if self.always:
            return DeadlineKind.THROUGHOUT, self._always(), None
        if self.monthdays:
            if self.often is None and self.plan.month_heading is None:
                self.doubt(DoubtReason.YEAR_GUESSED)
            return DeadlineKind.DATES, self._days_of_months(), None
        if self.often:
            found = self._expanded(self.dated or self.lasting)
            return (
                DeadlineKind.DATES,
                found or spans.since(self.plan.order_date, spans.cycle(self.often, self.plan)),
                None,
            )
        return self._plain()

    def _plain(self) -> tuple[DeadlineKind, list[Window], Recurrence | None]:
        if self.lasting:
            if self.dated:
                self.doubt(DoubtReason.HALF_UNDERSTOOD)
            return DeadlineKind.THROUGHOUT, self._expanded(self.lasting + self.dated), None
        for span in self.dated:
            if span.unit in _YEARS and span.year is None and span.start:  # a bare year
                self.doubt(DoubtReason.HALF_UNDERSTOOD)
                return DeadlineKind.THROUGHOUT, self._expanded(self.dated), None
        if self.further:
            self.doubt(DoubtReason.HALF_UNDERSTOOD)
        return DeadlineKind.DATES, self._expanded(self.dated), None

    def _recurring(self, recurrence: Recurrence) -> list[Window]:
        if self.following:
            return self._in_month_after(recurrence)
        turns = spans.since(self.plan.order_date, spans.cycle(recurrence, self.plan))
        if self.monthdays:
            if recurrence is not Recurrence.MONTHLY:
                self.doubt(DoubtReason.HALF_UNDERSTOOD)
                return turns
            return self._days_of_months()
        within = self._expanded(self.dated + self.lasting)
        if not within:
            return turns
        if self.further:
            self.doubt(DoubtReason.HALF_UNDERSTOOD)
            first = min(w.due for w in within)
            return within + [w for w in turns if w.start and w.start > first]
        if recurrence is Recurrence.YEARLY and not any(
            s.carry and s.unit is Unit.YEAR for s in self.dated + self.lasting
        ):
            return within
        first_day = self.plan.period[0] if self.plan.period else None
        found = [turn for w in within for turn in spans.turns(recurrence, replace(w, start=w.start or first_day))]
        if not found:
            self.doubt(DoubtReason.HALF_UNDERSTOOD)
            return within
        is_written = all(s.year is not None for s in self.dated + self.lasting)
        return found if is_written else spans.since(self.plan.order_date, found)

    def _in_month_after(self, recurrence: Recurrence) -> list[Window]:
        """ "ежеквартально, до 10 числа месяца, следующего за отчётным": a window from a quarter's first day to then."""
        if recurrence not in (Recurrence.QUARTERLY, Recurrence.HALF_YEARLY) or self.dated or self.lasting:
            self.doubt(DoubtReason.HALF_UNDERSTOOD)
        turns = list(spans.cycle(recurrence, self.plan))
        if recurrence is Recurrence.MONTHLY or len(self.monthdays) != 1:
            self.doubt(DoubtReason.HALF_UNDERSTOOD)
            return self._days_of_months() if self.monthdays else spans.since(self.plan.order_date, turns)
        first, day = self.monthdays[0]
        if first is not None:
            self.doubt(DoubtReason.HALF_UNDERSTOOD)
        reports = [(turn, spans.days_in(turn.due + timedelta(days=1), 1, day)) for turn in turns]
        return spans.since(self.plan.order_date, [Window(turn.start, one.due) for turn, one in reports if one])

    def _always(self) -> list[Window]:
        period = self.plan.period
        dated = self.dated
        if self.further:  # a stage that ends by a date, and work from then on (rule 16)
            dated = [spans.ends_with(s) if s.unit is Unit.DAY and s.start == s.due else s for s in dated]
        within = self._expanded(dated + self.lasting)
        if not within:
            return [Window(*period)] if period else []
        last = max(w.due for w in within)
        if self.further and period and last < period[1]:
            return [*within, Window(last + timedelta(days=1), period[1])]
        return within

    def _days_of_months(self) -> list[Window]:
        heading = self.plan.month_heading
        months = list(spans.cycle(Recurrence.MONTHLY, self.plan))
        if heading is not None and not self.recurrences:
            number = heading if isinstance(heading, int) else heading.month
            months = [w for w in months if w.due.month == number]
        within = self._expanded(self.dated + self.lasting)
        if within:
            months = [m for w in within for m in spans.turns(Recurrence.MONTHLY, w)]
        found = [
            w for month in months for first, last in self.monthdays if (w := spans.days_in(month.due, first or 1, last))
        ]
        return spans.since(self.plan.order_date, found)

    def warnings(self) -> tuple[RowWarning, ...]:
        """Written years against the order and the plan's period."""
        dated = [span for span in self.dated + self.lasting if span.year is not None]
        if not dated:
            return ()
        period, order = self.plan.period, self.plan.order_date
        written = [(span, w) for span in dated for w in spans.windows(span, self.plan)]
        if order and any(w.due < order for _, w in written):
            return (RowWarning.BEFORE_ORDER,)
        if period and any(_is_outside(s, w, period) for s, w in written):
            return (RowWarning.OUTSIDE_PERIOD,)
        return ()


def _shares_a_day(dated: list[Span]) -> bool:
    """A day of a month, then months without a day."""
    first = dated[0]
    is_day = first.unit is Unit.DAY and first.start in (None, first.due)
    return is_day and {s.unit for s in dated} == _DAY_AND_MONTH and any(s.year is None for s in dated)


def _is_two_faced(span: Span) -> bool:
    """Half-years and the year's end are of the calendar year by rule 4, but schools may mean the academic one."""
    return span.year is None and span.unit in _TWO_FACED and (span.unit is Unit.HALF or span.start is None)


def _is_outside(span: Span, w: Window, period: tuple[date, date]) -> bool:
    first = w.start or w.due
    if span.unit is Unit.ACADEMIC:
        return w.due < period[0] or first > period[1]
    return w.due > period[1] or first < period[0]
