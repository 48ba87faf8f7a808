"""The deadline grammar, rule by rule of the format: phrases of a club, a depot, a museum."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.deadline import Deadline, DeadlineKind
from bot.domain.roadmap import DoubtReason, RowWarning
from bot.reading.deadlines import DeadlineReading, PlanTime, read_deadline, read_month_heading

YEAR = PlanTime(date(2024, 1, 1), date(2024, 12, 31), date(2024, 1, 15))
THREE = PlanTime(date(2024, 1, 1), date(2026, 12, 31), date(2024, 3, 11))
SCHOOL = PlanTime(date(2024, 9, 1), date(2025, 5, 31), date(2024, 8, 26))
MONTH = PlanTime(date(2024, 9, 1), date(2025, 5, 31), month_heading=2)
LATE = PlanTime(date(2024, 1, 1), date(2024, 12, 31), date(2024, 11, 5))
NOTHING = PlanTime()

PHRASES: tuple[tuple[str, PlanTime, str], ...] = (
    # seasons, days of a week or a month, reports on what has passed
    ("весна 2024", YEAR, "dates | 2024-03-01..2024-05-31 | ?half-understood"),
    ("летом, осенью", YEAR, "dates | 2024-06-01..2024-08-31 2024-09-01..2024-11-30 | ?half-understood"),
    ("осенне-зимний период", SCHOOL, "dates | 2024-09-01..2025-02-28 | ?half-understood"),
    ("по летнему расписанию", YEAR, "schedule | летнее расписание"),
    ("круглый год", YEAR, "throughout | 2024-01-01..2024-12-31"),
    ("по рабочим дням", YEAR, "throughout | 2024-01-01..2024-12-31"),
    ("по будням и выходным дням", YEAR, "throughout | 2024-01-01..2024-12-31"),
    ("еженедельно (среда, 9:30)", YEAR, "throughout | 2024-01-01..2024-12-31"),
    ("ежедневно, в 21:00", YEAR, "throughout | 2024-01-01..2024-12-31"),
    ("июль (2-я неделя)", YEAR, "dates | 2024-07-08..2024-07-14"),
    ("июль, 3 декада", YEAR, "dates | 2024-07-21..2024-07-31"),
    ("по окончании учебного года", YEAR, "event | окончание учебного года"),
    ("по окончании каждого полугодия", YEAR, "dates | 2024-01-01..2024-06-30 2024-07-01..2024-12-31 | half-yearly"),
    (
        "до 7 числа месяца, следующего за отчётным",
        LATE,
        "dates | 2024-11-01..2024-11-07 2024-12-01..2024-12-07 | monthly | ?half-understood",
    ),
    # quarters and half-years are told of in the month after them
    *(
        (
            phrase,
            YEAR,
            "dates | 2024-01-01..2024-04-10 2024-04-01..2024-07-10 ... 2024-10-01..2025-01-10 (4) | quarterly",
        )
        for phrase in (
            "ежеквартально, до 10-го числа месяца, следующего за отчётным",
            "ежеквартально, не позднее 10 числа месяца, следующего за отчетным периодом",
            "1 раз в квартал до 10 числа месяца следующего за отчётным кварталом",
            "до 10 числа следующего за отчётным кварталом месяца",
        )
    ),
    (
        "ежеквартально, до 5 числа месяца, следующего за отчётным кварталом",
        LATE,
        "dates | 2024-10-01..2025-01-05 | quarterly",
    ),
    (
        "по полугодиям, до 20 числа месяца, следующего за отчётным периодом",
        YEAR,
        "dates | 2024-01-01..2024-07-20 2024-07-01..2025-01-20 | half-yearly",
    ),
    (
        "ежеквартально, до 5 числа месяца, следующего за отчётным месяцем",
        LATE,
        "dates | 2024-11-01..2024-11-05 2024-12-01..2024-12-05 | monthly | ?half-understood",
    ),
    (
        "ежеквартально, в месяце, следующем за отчётным",
        LATE,
        "dates | 2024-10-01..2024-12-31 | quarterly | ?half-understood",
    ),
    (
        "ежеквартально, с 1 по 10 число месяца, следующего за отчётным",
        LATE,
        "dates | 2024-10-01..2025-01-10 | quarterly | ?half-understood",
    ),
    ("II квартал (май)", YEAR, "dates | 2024-05-01..2024-05-31 2024-04-01..2024-06-30 | ?half-understood"),
    ("2 раза в год (март, октябрь)", YEAR, "dates | 2024-03-01..2024-03-31 2024-10-01..2024-10-31"),
    ("7 мая, июля", YEAR, "dates | 2024-05-07..2024-05-07 2024-07-01..2024-07-31 | ?half-understood"),
    # 1: a month is its first to its last day; a range is one window, a list several
    ("ноябрь", YEAR, "dates | 2024-11-01..2024-11-30"),
    ("февраль 2024", YEAR, "dates | 2024-02-01..2024-02-29"),
    ("июнь-июль", YEAR, "dates | 2024-06-01..2024-07-31"),
    ("Июль – октябрь 2024 г.", YEAR, "dates | 2024-07-01..2024-10-31"),
    ("апрель 2024, сентябрь 2024", YEAR, "dates | 2024-04-01..2024-04-30 2024-09-01..2024-09-30"),
    ("июнь, январь 2026 г.", THREE, "dates | 2025-06-01..2025-06-30 2026-01-01..2026-01-31 | ?year-guessed"),
    ("июнь – июль 2024, 2025 годов", THREE, "dates | 2024-06-01..2024-07-31 2025-06-01..2025-07-31"),
    ("ноябрь 2024 - март 2025 г.", THREE, "dates | 2024-11-01..2025-03-31"),
    # 2: a quarter is a calendar quarter
    ("2 кв.", YEAR, "dates | 2024-04-01..2024-06-30"),
    ("III квартал", YEAR, "dates | 2024-07-01..2024-09-30"),
    ("1, 3 кв.", YEAR, "dates | 2024-01-01..2024-03-31 2024-07-01..2024-09-30"),
    ("II–IV кварталы 2024 года", YEAR, "dates | 2024-04-01..2024-12-31"),
    ("во втором квартале", YEAR, "dates | 2024-04-01..2024-06-30"),
    ("I, III-IV кв.", YEAR, "dates | 2024-01-01..2024-03-31 2024-07-01..2024-12-31"),
    ("в течение квартала", YEAR, "throughout | 2024-01-01..2024-12-31 | ?half-understood"),
    # 3: до, к, не позднее
    ("до 17.06.2024", YEAR, "dates | ..2024-06-17"),
    ("до июля 2024", YEAR, "dates | ..2024-06-30"),
    ("до IV квартала", YEAR, "dates | ..2024-09-30"),
    ("до 2026 года", THREE, "dates | ..2025-12-31"),
    ("к 20 ноября", YEAR, "dates | ..2024-11-20"),
    ("не позднее 3 октября 2024 г.", YEAR, "dates | ..2024-10-03"),
    ("в срок до 12 апреля 2024 года", YEAR, "dates | ..2024-04-12"),
    ("до конца октября", YEAR, "dates | ..2024-10-31"),
    ("до конца 2024 года", YEAR, "dates | ..2024-12-31"),
    ("к началу учебного года", YEAR, "dates | ..2024-09-01"),
    ("до начала учебного года", YEAR, "dates | ..2024-08-31"),
    # 4: academic years, school quarters, half-years
    ("2024/2025 учебный год", THREE, "dates | 2024-09-01..2025-05-31"),
    ("в течение 2025-2026 уч. года", THREE, "throughout | 2025-09-01..2026-05-31"),
    ("до конца 2024-2025 учебного года", THREE, "dates | ..2025-05-31"),
    ("2 четверть", YEAR, "dates | 2024-11-01..2024-12-31"),
    ("1-2 четверть", YEAR, "dates | 2024-09-01..2024-12-31"),
    ("во II полугодии", YEAR, "dates | 2024-07-01..2024-12-31"),
    ("1 полугодие 2025 г.", THREE, "dates | 2025-01-01..2025-06-30"),
    ("3, 4 четверть", SCHOOL, "dates | 2025-01-01..2025-03-31 2025-04-01..2025-05-31"),
    # 5 and 6: a phrase without a year, in each year that the order has not outlived
    ("июнь", THREE, "dates | 2024-06-01..2024-06-30 2025-06-01..2025-06-30 2026-06-01..2026-06-30"),
    ("январь", THREE, "dates | 2025-01-01..2025-01-31 2026-01-01..2026-01-31"),
    ("до 5 марта", THREE, "dates | ..2025-03-05 ..2026-03-05"),
    ("2 кв.", THREE, "dates | 2024-04-01..2024-06-30 2025-04-01..2025-06-30 2026-04-01..2026-06-30"),
    ("с 1 по 20 апреля", THREE, "dates | 2024-04-01..2024-04-20 2025-04-01..2025-04-20 2026-04-01..2026-04-20"),
    ("ежегодно", THREE, "dates | 2024-01-01..2024-12-31 2025-01-01..2025-12-31 2026-01-01..2026-12-31 | yearly"),
    # 7: work that goes on
    ("в течение года", THREE, "throughout | 2024-01-01..2024-12-31 2025-01-01..2025-12-31 2026-01-01..2026-12-31"),
    ("в течение учебного года", YEAR, "throughout | 2023-09-01..2024-05-31 2024-09-01..2025-05-31"),
    ("весь период", THREE, "throughout | 2024-01-01..2026-12-31"),
    ("постоянно", THREE, "throughout | 2024-01-01..2026-12-31"),
    ("2024-2026 гг.", THREE, "dates | 2024-01-01..2026-12-31"),
    ("2025-2026", THREE, "dates | 2025-01-01..2026-12-31"),
    ("в течение всего срока реализации программы", THREE, "throughout | 2024-01-01..2026-12-31"),
    ("на протяжении года", YEAR, "throughout | 2024-01-01..2024-12-31"),
    # 8: a time and a plan
    ("в течение года, по графику отдела спорта", YEAR, "throughout | 2024-01-01..2024-12-31 | график отдела спорта"),
    # what opens a clause of the plan's name stands in its case, another's stays
    ("по графику проверок, утверждённому главой", YEAR, "schedule | график проверок, утверждённый главой"),
    ("согласно расписанию, размещённому на сайте", YEAR, "schedule | расписание, размещённое на сайте"),
    ("в соответствии с планом, согласованным и утвержденным", YEAR, "schedule | план, согласованный и утвержденный"),
    ("по заявкам, поступившим от клубов", YEAR, "event | заявки, поступившие от клубов"),
    ("по мере поступления заявок, поданных клубами", YEAR, "event | поступление заявок, поданных клубами"),
    ("по программе области, принятой советом", YEAR, "schedule | программа области, принятой советом"),
    ("апрель, согласно плану работы клуба", YEAR, "dates | 2024-04-01..2024-04-30 | план работы клуба"),
    (
        "по плану музея, но не реже 1 раза в квартал",
        YEAR,
        "dates | 2024-01-01..2024-03-31 2024-04-01..2024-06-30 ... 2024-10-01..2024-12-31 (4) | quarterly | план музея",
    ),
    # 9: recurrences
    (
        "ежеквартально",
        YEAR,
        "dates | 2024-01-01..2024-03-31 2024-04-01..2024-06-30 ... 2024-10-01..2024-12-31 (4) | quarterly",
    ),
    ("ежегодно, в мае", THREE, "dates | 2024-05-01..2024-05-31 2025-05-01..2025-05-31 2026-05-01..2026-05-31 | yearly"),
    ("по полугодиям", YEAR, "dates | 2024-01-01..2024-06-30 2024-07-01..2024-12-31 | half-yearly"),
    (
        "по итогам четверти",
        YEAR,
        "dates | 2024-01-01..2024-03-31 2024-04-01..2024-05-31 ... 2024-11-01..2024-12-31 (4) | school-quarterly",
    ),
    (
        "ежеквартально в течение 2025 г.",
        THREE,
        "dates | 2025-01-01..2025-03-31 2025-04-01..2025-06-30 ... 2025-10-01..2025-12-31 (4) | quarterly",
    ),
    ("ежемесячный план работы музея", YEAR, "schedule | ежемесячный план работы музея"),
    ("по ежеквартальному плану депо", YEAR, "schedule | ежеквартальный план депо"),
    ("ежегодно, до 10 ноября", YEAR, "dates | ..2024-11-10 | yearly"),
    ("каждый июнь", THREE, "dates | 2024-06-01..2024-06-30 2025-06-01..2025-06-30 2026-06-01..2026-06-30 | yearly"),
    # 10: a blank alone is a list
    ("июнь август", YEAR, "dates | 2024-06-01..2024-06-30 2024-08-01..2024-08-31"),
    ("Август, 2024 г.", YEAR, "dates | 2024-08-01..2024-08-31"),
    ("04.03 21.10", YEAR, "dates | 2024-03-04..2024-03-04 2024-10-21..2024-10-21"),
    ("11.03 - 15.03. 2024г. Сентябрь 2024 г.", YEAR, "dates | 2024-03-11..2024-03-15 2024-09-01..2024-09-30"),
    # 11: the source in the nominative
    ("согласно расписанию электричек", YEAR, "schedule | расписание электричек"),
    ("По отдельному плану", YEAR, "schedule | отдельный план"),
    ("по обращениям", YEAR, "event | обращения"),
    ("По графику депо (с участием ветеранов)", YEAR, "schedule | график депо"),
    ("в соответствии с Положением о конкурсе", YEAR, "schedule | положение о конкурсе"),
    ("по планам и графикам цехов", YEAR, "schedule | планы и графики цехов"),
    ("по результатам проверок", YEAR, "event | результаты проверок"),
    # 12: a year inside a name
    ("по плану подготовки к переписи 2026 года", YEAR, "schedule | план подготовки к переписи 2026 года"),
    ("по графику ремонтов на 2024 год", YEAR, "schedule | график ремонтов на 2024 год"),
    ("после аттестации в 2025 году", YEAR, "event | аттестация в 2025 году"),
    # 13: a plan for one academic year
    ("ноябрь", SCHOOL, "dates | 2024-11-01..2024-11-30"),
    ("февраль-март", SCHOOL, "dates | 2025-02-01..2025-03-31"),
    ("август", SCHOOL, "dates | 2024-08-01..2024-08-31"),
    ("июль", SCHOOL, "dates | 2025-07-01..2025-07-31"),
    ("до 15 января", SCHOOL, "dates | ..2025-01-15"),
    ("3 кв.", SCHOOL, "dates | 2024-07-01..2024-09-30"),
    ("в течение года", SCHOOL, "throughout | 2024-09-01..2025-05-31"),
    ("2024-2025 гг.", SCHOOL, "dates | 2024-09-01..2025-05-31"),
    (
        "ежемесячно",
        SCHOOL,
        "dates | 2024-09-01..2024-09-30 2024-10-01..2024-10-31 ... 2025-05-01..2025-05-31 (9) | monthly",
    ),
    (
        "ежеквартально",
        SCHOOL,
        "dates | 2024-07-01..2024-09-30 2024-10-01..2024-12-31 ... 2025-04-01..2025-06-30 (4) | quarterly",
    ),
    ("ежегодно", SCHOOL, "dates | 2024-09-01..2025-05-31 | yearly"),
    ("2 раза в год", SCHOOL, "dates | 2024-09-01..2025-05-31"),
    ("октябрь - февраль", SCHOOL, "dates | 2024-10-01..2025-02-28"),
    # 14: frequencies
    ("ежедневно", YEAR, "throughout | 2024-01-01..2024-12-31"),
    ("еженедельно", YEAR, "throughout | 2024-01-01..2024-12-31"),
    ("раз в 10 дней", YEAR, "throughout | 2024-01-01..2024-12-31"),
    ("один раз в две недели", YEAR, "throughout | 2024-01-01..2024-12-31"),
    ("систематически", YEAR, "throughout | 2024-01-01..2024-12-31"),
    ("1 раз в полугодие", YEAR, "dates | 2024-01-01..2024-06-30 2024-07-01..2024-12-31 | half-yearly"),
    (
        "не реже одного раза в квартал",
        YEAR,
        "dates | 2024-01-01..2024-03-31 2024-04-01..2024-06-30 ... 2024-10-01..2024-12-31 (4) | quarterly",
    ),
    ("2025 год", THREE, "dates | 2025-01-01..2025-12-31"),
    ("3 раза в год", THREE, "dates | 2024-01-01..2024-12-31 2025-01-01..2025-12-31 2026-01-01..2026-12-31"),
    (
        "ежемесячно, до 7 числа",
        YEAR,
        "dates | 2024-02-01..2024-02-07 2024-03-01..2024-03-07 ... 2024-12-01..2024-12-07 (11) | monthly",
    ),
    (
        "20 числа каждого месяца",
        YEAR,
        "dates | 2024-01-20..2024-01-20 2024-02-20..2024-02-20 ... 2024-12-20..2024-12-20 (12) | monthly",
    ),
    ("1 раз в год", THREE, "dates | 2024-01-01..2024-12-31 2025-01-01..2025-12-31 2026-01-01..2026-12-31 | yearly"),
    # 15: days, under a month's heading too
    ("21.05.2024", YEAR, "dates | 2024-05-21..2024-05-21"),
    ("09.06", THREE, "dates | 2024-06-09..2024-06-09 2025-06-09..2025-06-09 2026-06-09..2026-06-09"),
    ("7", MONTH, "dates | 2025-02-07..2025-02-07"),
    ("5-9", MONTH, "dates | 2025-02-05..2025-02-09"),
    ("3 неделя", MONTH, "dates | 2025-02-15..2025-02-21"),
    ("с 24 по 27", MONTH, "dates | 2025-02-24..2025-02-27"),
    ("первая половина", MONTH, "dates | 2025-02-01..2025-02-15"),
    ("вторая половина месяца", MONTH, "dates | 2025-02-16..2025-02-28"),
    ("в течение месяца", MONTH, "throughout | 2025-02-01..2025-02-28"),
    ("до 20", MONTH, "dates | ..2025-02-20"),
    ("1-я, 2-я неделя", MONTH, "dates | 2025-02-01..2025-02-07 2025-02-08..2025-02-14"),
    ("4 неделя мая", YEAR, "dates | 2024-05-22..2024-05-31"),
    ("вторая декада июня", YEAR, "dates | 2024-06-11..2024-06-20"),
    ("10-14 июня 2024 г.", YEAR, "dates | 2024-06-10..2024-06-14"),
    ("с 03.06 по 14.06.2024", YEAR, "dates | 2024-06-03..2024-06-14"),
    ("5, 12 и 19 сентября", YEAR, "dates | 2024-09-05..2024-09-05 2024-09-12..2024-09-12 2024-09-19..2024-09-19"),
    # 16: a stage, then on and on
    ("Второй этап – 01.10.2024, затем – постоянно", THREE, "throughout | ..2024-10-01 2024-10-02..2026-12-31"),
    ("до 01.07.2025, затем постоянно", THREE, "throughout | ..2025-07-01 2025-07-02..2026-12-31"),
    # 17: events
    ("по мере обращения граждан", YEAR, "event | обращение граждан"),
    ("в случае аварии", YEAR, "event | авария"),
    ("после утверждения сметы", YEAR, "event | утверждение сметы"),
    ("при поступлении жалоб", YEAR, "event | поступление жалоб"),
    ("по назначению", YEAR, "schedule | назначение"),
    ("в течение года, при постановке на учёт", YEAR, "throughout | 2024-01-01..2024-12-31 | постановка на учёт"),
    ("перед открытием сезона", YEAR, "event | открытие сезона"),
    ("июнь и по мере необходимости", YEAR, "dates | 2024-06-01..2024-06-30 | необходимость"),
    ("по окончании смены", YEAR, "event | окончание смены"),
    ("не позднее 3 рабочих дней после осмотра", YEAR, "event | осмотр | ?half-understood"),
    # 18: where the order outlives all, the last stays
    ("февраль", LATE, "dates | 2024-02-01..2024-02-29"),
    ("1 кв.", LATE, "dates | 2024-01-01..2024-03-31"),
    ("май, июнь", LATE, "dates | 2024-06-01..2024-06-30"),
    # 19: a slip is kept and warned of
    ("март 2023 г.", YEAR, "dates | 2023-03-01..2023-03-31 | before_order | ?before-order"),
    ("октябрь 2025 г.", YEAR, "dates | 2025-10-01..2025-10-31 | outside_period | ?outside-period"),
    ("10.01.2024", YEAR, "dates | 2024-01-10..2024-01-10 | before_order | ?before-order"),
    ("апрель 2026 - февраль 2027", THREE, "dates | 2026-04-01..2027-02-28 | outside_period | ?outside-period"),
    ("31.12.2023", YEAR, "dates | 2023-12-31..2023-12-31 | before_order | ?before-order"),
    ("февраль 2024", LATE, "dates | 2024-02-01..2024-02-29 | before_order | ?before-order"),
    # other styles
    ("по календарному плану", YEAR, "schedule | календарный план"),
    ("в течение календарного года", YEAR, "throughout | 2024-01-01..2024-12-31"),
    ("до 2026 г. включительно", THREE, "dates | ..2026-12-31"),
    ("май 2024, 2025", THREE, "dates | 2024-05-01..2024-05-31 2025-05-01..2025-05-31"),
    ("ноябрь 2024-2025 гг.", THREE, "dates | 2024-11-01..2024-11-30 2025-11-01..2025-11-30"),
    ("март 2024-2025 уч. г.", THREE, "dates | 2025-03-01..2025-03-31"),
    ("каждые полгода", YEAR, "dates | 2024-01-01..2024-06-30 2024-07-01..2024-12-31 | half-yearly"),
    ("каждые 2 недели", YEAR, "throughout | 2024-01-01..2024-12-31"),
    ("24.05.2024 в 10.00", YEAR, "dates | 2024-05-24..2024-05-24"),
    ("31 мая 2024 г. (пятница)", YEAR, "dates | 2024-05-31..2024-05-31"),
    ("«15» мая 2024 г.", YEAR, "dates | 2024-05-15..2024-05-15"),
    ("в период с 03.06.2024 по 14.06.2024", YEAR, "dates | 2024-06-03..2024-06-14"),
    ("2 раза в год (до 15 июня, до 15 ноября)", YEAR, "dates | ..2024-06-15 ..2024-11-15"),
    ("по мере поступления, но не позднее 25 декабря", YEAR, "dates | ..2024-12-25 | поступление"),
    ("1р/кв", YEAR, "dates | 2024-01-01..2024-03-31 2024-04-01..2024-06-30 ... 2024-10-01..2024-12-31 (4) | quarterly"),
    ("Июнь - 2024", YEAR, "dates | 2024-06-01..2024-06-30"),
    ("до 1 октября текущего года", YEAR, "dates | ..2024-10-01 | ?half-understood"),
    ("график утверждается отдельно", YEAR, "schedule | график утверждается отдельно | ?half-understood"),
    ("согласно прогромме", YEAR, "schedule | прогромма | ?half-understood"),
    ("далее постоянно, 2024 г.", YEAR, "throughout | 2024-01-01..2024-12-31"),
    # what a curator is asked about
    ("май, предварительная редакция", YEAR, "dates | 2024-05-01..2024-05-31 | ?half-understood"),
    ("незамедлительно", YEAR, "event | незамедлительно | ?half-understood"),
    ("конец лета", YEAR, "event | конец лета | ?half-understood"),
    ("последняя неделя апреля", YEAR, "dates | 2024-04-22..2024-04-30 | ?half-understood"),
    (
        "ноябрь-февраль",
        THREE,
        "dates | 2024-11-01..2025-02-28 2025-11-01..2026-02-28 2026-11-01..2027-02-28 | ?year-guessed",
    ),
    ("май", NOTHING, "dates | ?year-guessed"),
    ("в начале июня", YEAR, "dates | 2024-06-01..2024-06-10 | ?half-understood"),
    ("раз в три года", YEAR, "dates | 2024-01-01..2024-12-31 | ?half-understood"),
    ("май или июнь", YEAR, "dates | 2024-05-01..2024-05-31 2024-06-01..2024-06-30 | ?half-understood"),
    (
        "декабрь 2024, февраль",
        THREE,
        "dates | 2024-12-01..2024-12-31 2025-02-01..2025-02-28 2026-02-01..2026-02-28 | ?year-guessed",
    ),
    ("40.13.2024", YEAR, "event | 40.13.2024 | ?half-understood"),
    ("1 раз в год, 1 раз в полугодие", YEAR, "dates | 2024-01-01..2024-06-30 2024-07-01..2024-12-31 | half-yearly"),
    ("постоянно, ежегодно", YEAR, "dates | 2024-01-01..2024-12-31 | yearly | ?half-understood"),
    ("31 июня 2024 г.", YEAR, "dates | 2024-06-01..2024-06-30 | ?half-understood"),
    ("30.02.2024", YEAR, "event | 30.02.2024 | ?half-understood"),
    ("1 полугодие", SCHOOL, "dates | 2025-01-01..2025-06-30 | ?year-guessed"),
)


def said(reading: DeadlineReading) -> str:
    """A reading in one line: kind, windows, recurrence, source, warnings, "?" and doubts; the absent left out."""
    deadline = reading.deadline
    windows = [f"{w.start or ''}..{w.due}" for w in deadline.windows]
    if len(windows) > 3:
        windows = [*windows[:2], "...", windows[-1], f"({len(windows)})"]
    parts = [
        deadline.kind.value,
        " ".join(windows),
        deadline.recurrence or "",
        deadline.source or "",
        " ".join(w.value for w in reading.warnings),
        " ".join(f"?{d.reason.value}" for d in reading.doubts),
    ]
    return " | ".join(part for part in parts if part)


@pytest.mark.parametrize(("text", "plan", "expected"), PHRASES, ids=[f"{text}" for text, _, _ in PHRASES])
def test_a_phrase_says(text: str, plan: PlanTime, expected: str) -> None:
    assert said(read_deadline(text, plan)) == expected


@pytest.mark.parametrize("text", ["", "  ", "-", "—", " . "])
def test_a_blank_cell_has_no_deadline(text: str) -> None:
    assert read_deadline(text, YEAR) == DeadlineReading(Deadline(DeadlineKind.NONE), (RowWarning.NO_DEADLINE,))


@pytest.mark.parametrize(
    "spelling",
    [
        "до 01.03.2024",
        "До 1 марта 2024 г.",
        "до  1  МАРТА\n2024 года",
        "до 1 мaртa 2024г",
        "до\u00a01 марта 2024",
        "до 1.3.24",
    ],
)
def test_spelling_blanks_and_latin_letters_do_not_matter(spelling: str) -> None:
    assert said(read_deadline(spelling, YEAR)) == "dates | ..2024-03-01"


def test_an_order_without_a_period_gives_its_year() -> None:
    plan = PlanTime(order_date=date(2024, 5, 20))
    assert said(read_deadline("октябрь", plan)) == "dates | 2024-10-01..2024-10-31"
    assert said(read_deadline("в течение года", plan)) == "throughout | 2024-01-01..2024-12-31"


def test_a_training_year_is_an_academic_year_that_the_caller_names() -> None:
    plan = PlanTime(date(2024, 8, 1), date(2025, 7, 31), academic_year=2024)
    assert said(read_deadline("март", plan)) == "dates | 2025-03-01..2025-03-31"
    assert said(read_deadline("ежегодно", plan)) == "dates | 2024-08-01..2025-07-31 | yearly"


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("ОКТЯБРЬ", 10),
        ("Май 2025 г.", date(2025, 5, 1)),
        ("март", 3),
        ("Март - апрель", None),
        ("I квартал", None),
        ("2025 год", None),
        ("Организационные мероприятия", None),
        ("в течение мая", None),
        ("", None),
    ],
)
def test_a_heading_names_a_month(heading: str, expected: date | int | None) -> None:
    assert read_month_heading(heading) == expected


def test_a_heading_with_a_year_gives_it_to_its_days() -> None:
    plan = YEAR._replace(month_heading=date(2024, 10, 1))
    assert said(read_deadline("3-4", plan)) == "dates | 2024-10-03..2024-10-04"


def test_a_doubt_quotes_the_cell() -> None:
    [doubt] = read_deadline("Май, а в дождь иначе", YEAR).doubts
    assert doubt.reason is DoubtReason.HALF_UNDERSTOOD
    assert doubt.excerpt == "Май, а в дождь иначе"


def test_a_whole_page_in_a_cell_is_no_deadline() -> None:
    reading = read_deadline("май " * 5000, YEAR)
    assert reading.deadline.kind is DeadlineKind.EVENT
    assert reading.doubts
