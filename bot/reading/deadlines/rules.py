"""The table of rules: what a run of words means as time.

A rule is a pattern over kinds of tokens (`tokens.LEXICON`), the kind that it makes of them, and a reading: a function
from the tokens found to a value, or `Declined`. Rules are applied in the order of the table, each over
the whole phrase, and each makes of a run of tokens one, on which later rules build: "с 1 сентября по 15 октября" is
`from num month to num month`, then `from span to span`, then `span`. To teach the grammar a phrase, add a line and a
test. The kinds that may remain at the end: `span` (dates), `lasting` (work through a span), `always`, `recur` (a
recurrence), `often` (several times in a unit), `monthdays` (days of each month), `following` (the month after what is
reported on), `further`, `noise`. Anything else was not understood.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.deadline import Recurrence
from bot.reading.deadlines import readings as read
from bot.reading.deadlines import spans
from bot.reading.deadlines.readings import Reading
from bot.reading.deadlines.spans import ACADEMIC, HALVES, QUARTERS, TERMS, YEAR


@dataclass(frozen=True, slots=True)
class Rule:
    pattern: str
    makes: str
    reading: Reading
    doubtful: bool = False
    """The reading is a fair guess that wants a nod."""


_LIST = "num ((dash|comma|and|semi) num)*"

RULES: tuple[Rule, ...] = (
    # "текущий год", "календарный год"
    Rule("this yearword", "thisyear", read.nothing),
    Rule("all? this (quarter|half|term|monthword)", "word", read.nothing),
    # recurrences: "1 раз в квартал", "каждый месяц", "по полугодиям", "по итогам четверти"
    Rule("study yearword", "academic", read.constant(ACADEMIC)),
    Rule(
        "(not least)? num? times (in|slash) every? (monthword|quarter|half|halfyear|academic|yearword|term)",
        "recur",
        read.once_in,
    ),
    Rule("(not least)? (num times|twice) (in|slash) every? (academic|yearword)", "often", read.several_in),
    Rule("(not least)? (num times|twice) in (monthword|quarter|half|halfyear|term)", "often", read.several_in, True),
    Rule("(not least)? num? times in num monthword", "recur", read.every_so_many),
    Rule("(not least)? num? times in num (monthword|yearword)", "span", read.whole, True),
    Rule("(not least)? (num? times|twice) in num? dash? (day|week)", "always", read.nothing),
    Rule("to ending every? (monthword|quarter|half|term)", "recur", read.several_in),
    Rule("(in|to|on)? every (monthword|quarter|half|academic|yearword|term)", "recur", read.several_in),
    Rule("to (monthword|quarter|half|term)", "recur", read.several_in),
    Rule("to results every? (monthword|quarter|half|term)", "recur", read.several_in),
    Rule("in end every? (quarter|half|term)", "recur", read.several_in),
    Rule("to results every? yearword", "recur", read.several_in, True),
    Rule("(in|on)? always footing", "always", read.nothing),
    Rule("(in|to)? every (day|week)", "always", read.nothing),
    Rule("every num (day|week)", "always", read.nothing),
    Rule("every halfyear", "recur", read.several_in),
    Rule("monthword comma? next for reported (monthword|quarter|half|period)?", "following", read.reported_unit),
    Rule("next for reported (monthword|quarter|half|period)? monthword", "following", read.reported_unit),
    Rule("(monthword|quarter|half)? comma? next for reported (monthword|quarter|half)?", "recur", read.reported, True),
    Rule("(in|to) (work|offday) ((comma|and) offday)* day?", "always", read.nothing),
    Rule("every num monthword", "recur", read.every_so_many),
    Rule("every num yearword", "span", read.whole, True),
    Rule("always comma? (in|to) work day", "always", read.nothing),
    # years: "2018 г.", "2019-2020 уч.г.", "2016-2019", "2018, 2019 годы"
    Rule("year yearword", "year", lambda f: f.numbers()[0]),
    Rule("year (dash|slash) (year|num) academic", "years", read.academic_years),
    Rule("academic year (dash|slash) year", "years", read.academic_years),
    Rule("year slash (year|num) yearword?", "years", read.academic_years),
    Rule("from? year (dash|to) year", "years", read.years),
    Rule("year ((comma|and) year)+", "years", lambda f: tuple(YEAR._replace(year=n) for n in f.numbers())),
    Rule("year", "years", read.years),
    # parts of a year by number: "1-4 кв.", "4, 1, 2 кв.", "во II полугодии", "3 четверть"
    Rule(f"in? {_LIST} quarter", "span", read.pieces(QUARTERS)),
    Rule(f"in? {_LIST} half academic", "span", read.pieces(HALVES), True),
    Rule(f"in? {_LIST} half", "span", read.pieces(HALVES)),
    Rule(f"in? {_LIST} study? term", "span", read.pieces(TERMS)),
    # parts of a month: "2 неделя мая", "первая половина", "III декада октября"
    Rule(f"month (open|comma)? {_LIST} week close?", "span", read.weeks),
    Rule(f"month (open|comma)? {_LIST} decade close?", "span", read.decades),
    Rule(f"(in|on)? {_LIST} week in? (month|monthword)?", "span", read.weeks),
    Rule("(in|on)? last week (month|monthword)?", "span", read.weeks, True),
    Rule(f"in? {_LIST} halfof (month|monthword)?", "span", read.halves_of_month),
    Rule(f"in? {_LIST} decade (month|monthword)?", "span", read.decades),
    Rule("in? last decade (month|monthword)?", "span", read.decades),
    Rule("in? (num|last) weekday month", "span", lambda f: (f.month(),), True),
    Rule("(num|last) weekday every? monthword", "recur", lambda f: Recurrence.MONTHLY, True),
    Rule("(num|last) weekday recur", "recur", lambda f: Recurrence.MONTHLY, True),
    Rule("^srok deed? (dash|colon)", "noise", read.nothing),
    # stages: "первый этап - …, далее - …"
    Rule("(num stage|stage num) (dash|colon)?", "noise", read.nothing),
    # seasons: people mean different days by them
    Rule("season", "span", read.same, True),
    Rule("seasonal (dash seasonal)? period", "span", read.joined, True),
    # days: "5 мая", "15-30 ноября", "с 1 по 15 мая", "1-15.09.2024", "до 25 числа"
    Rule("from num (to|until) num month", "span", read.days_from_to),
    Rule(f"{_LIST} chislo? month", "span", read.days),
    Rule("from? num (dash|to) span", "span", read.days_before_date),
    Rule("num ((comma|and) num)* (comma|and) span", "span", read.days_before_date),
    Rule("until num chislo", "monthdays", read.days_of_each_month),
    Rule("not later num chislo", "monthdays", read.days_of_each_month),
    Rule("from num (to|until) num chislo", "monthdays", read.days_of_each_month),
    Rule(f"every? {_LIST} chislo", "monthdays", read.days_of_each_month),
    Rule("^from num (to|until) num$", "span", read.days_from_to),
    Rule("month", "span", lambda f: (f.month(),)),
    Rule("in? every span", "each", read.same),
    Rule("to results span", "span", read.results_of, True),
    # a year with what it belongs to: "Октябрь, 2019 г.", "4 кв. 2018", "май 2018-2020 гг."
    Rule("span dash span comma? in? years", "span", read.stretch_in_years),
    Rule("span (comma|dash)? in? years", "span", read.with_year),
    Rule("^years (dash|colon|comma)? span$", "span", read.after_year),
    Rule("years", "span", read.same),
    Rule("span yearword", "span", read.dated),
    Rule("span thisyear", "span", read.same, True),
    Rule("thisyear", "yearword", read.nothing),
    Rule("span comma? in? clock", "span", read.on_weekday),
    Rule("^in? half$", "recur", read.several_in),
    # the whole year, the whole plan
    Rule("(on|in)? all? (period|srok) deed (plan|word)*", "whole", read.constant(spans.PERIOD)),
    Rule("(on|in)? all (period|srok)", "whole", read.constant(spans.PERIOD)),
    Rule("(in|on)? during (period|srok)", "lasting", read.constant(spans.PERIOD)),
    Rule("academic", "span", read.constant(ACADEMIC)),
    Rule("yearword", "span", read.constant(YEAR)),
    Rule("monthword", "span", read.heading_month),
    Rule("span (comma|open)? weekday close?", "span", read.on_weekday),
    Rule("^(in|to|every)+ weekday ((comma|and) weekday)*$", "lasting", read.heading_month),
    Rule("(in|to|every)+ weekday ((comma|and) weekday)*", "always", read.nothing),
    Rule("always comma? open? always comma? (in? clock)? close?", "always", read.nothing),
    Rule("always (comma|open)? weekday ((comma|and) weekday)* comma? (in? clock)? close?", "always", read.nothing),
    Rule("always (comma|open)? in? clock close?", "always", read.nothing),
    Rule("weekday ((comma|and) weekday)* (in? clock)?", "always", read.nothing, True),
    # ends: "до 05.02.2018", "к 1 мая", "до конца года", "не позднее 1 июня", and ranges before them
    Rule("(in srok)? (until|by|to) end? span comma? open? inclusive close?", "span", read.until_end),
    Rule("span inclusive", "span", read.same),
    Rule("begin (academic|span)", "begin", read.same),
    Rule("from span (dash|to|until) end? span", "span", read.from_to),
    Rule("span (dash|to) span", "span", read.from_to),
    Rule("(in srok)? (until|by|not later comma? until?|to) end span", "span", read.until),
    Rule("(in srok)? (until|by) begin", "span", read.until_begin),
    Rule("in? begin", "span", read.third, True),
    Rule("in? (mid|end) span", "span", read.third, True),
    Rule("(in srok)? (until|by|not later comma? until?|to) span", "span", read.until_day),
    Rule("(in srok)? until span", "span", read.until),
    Rule("(in srok)? by span", "span", read.until_begin, True),
    Rule("(in srok)? (not later comma? until?|to) span", "span", read.until_end, True),
    Rule("(in srok)? until num", "span", read.heading_days),
    Rule("(in|on) (period|srok) span", "span", read.same),
    # work that goes on: "в течение года", "весь период", "с сентября постоянно"
    Rule("(in|on)? during all? (span|whole)", "lasting", read.same),
    Rule("(in|on)? during all? (quarter|half|term)", "lasting", read.heading_stretch),
    Rule("(in|on)? during all? (quarter|half|term)", "lasting", read.constant(spans.PERIOD), True),
    Rule("all span", "lasting", read.same),
    Rule("whole", "lasting", read.same),
    Rule("until whole", "span", read.same, True),
    Rule("from span comma? always", "lasting", read.open_from),
    Rule("from span", "lasting", read.open_from, True),
    Rule("in span", "span", read.same),
    Rule("on span", "span", read.same, True),
    Rule(f"^(in|from)? {_LIST}$", "span", read.heading_days),
    Rule("further dash?", "further", read.nothing),
)
