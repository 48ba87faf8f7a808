"""What a curator sees before a plan is put in force, and what will be said in the two weeks after."""

from __future__ import annotations

from bot.domain.forecast import Forecast
from bot.domain.roadmap import RoadmapState
from bot.gallery.stage import Stage
from bot.gallery.town import TODAY, Town
from bot.messages import digest, forecasts


def show_ahead(stage: Stage, place: Town) -> None:
    draft, roadmap = place.roadmap(RoadmapState.DRAFT), place.roadmap()
    quiet, much = Forecast(()), place.forecast()
    stage.show(
        forecasts.preview,
        "all is clear, nothing to say",
        draft,
        quiet,
        obligations=21,
        people=1,
        not_connected=0,
        nobody=0,
        undated=(),
        past=0,
        questions=0,
        unknown_years=(),
        mine=True,
    )
    for case, mine, rows in (("much is open", True, 3), ("another's plan", False, 12)):
        stage.show(
            forecasts.preview,
            case,
            draft,
            much,
            obligations=69,
            people=5,
            not_connected=4,
            nobody=7,
            undated=tuple(str(number) for number in range(1, rows + 1)),
            past=1,
            questions=2,
            unknown_years=(2027, 2028),
            mine=mine,
        )
    stage.show(forecasts.hindered, "", draft, ("plan-names-nobody",))
    loads, unreached = place.loads(), {place.people[-1].id}
    stage.show(forecasts.shares, "one page", draft, loads, unreached, 0, TODAY)
    stage.show(forecasts.shares, "last page", roadmap, loads * 3, unreached, 2, TODAY)
    stage.show(forecasts.sends, "nothing", draft, quiet, 0, TODAY)
    stage.show(forecasts.sends, "two days", draft, much, 0, TODAY)
    day, usual = much.messages[-1].day, place.moment.office.rules.day_starts
    stage.show(forecasts.sends_on, "", roadmap, day, much.on(day), 0, TODAY, usual)
    stage.show(forecasts.sends_on, "nobody any more", draft, day, (), 0, TODAY, usual)
    calendar = place.moment.office.calendar
    said = stage.show(digest.digest, "as foretold", place.twelve()[4:6], (), 0, TODAY, calendar, speech_id=7)
    stage.show(forecasts.sent_text, "", draft, place.director, day, (said, said), TODAY)
    stage.show(forecasts.sent_text, "nothing any more", draft, place.director, day, (), TODAY)
