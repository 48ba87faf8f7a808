# A person's settings, zones of organizations, the working calendar.

settings-head = <b>Your settings</b>
settings-hour = The morning message comes at { $time }.
settings-zone = Time zone: { $zone }.
settings-zone-office = Time zone: { $zone }, as that of the organization.
settings-quiet = In the evening, at night and on days off the bot does not write first.
button-settings-hour = Hour of the message
button-settings-zone = Time zone
button-settings-language = Language
button-back-settings = To the settings
hour-choose = Now at { $time }. Choose an hour, or write your own, such as 8:45.
zone-choose = In which time zone do you work?
zone-kaliningrad = Kaliningrad (Moscow −1)
zone-moscow = Moscow
zone-samara = Samara (Moscow +1)
zone-yekaterinburg = Yekaterinburg (Moscow +2)
zone-omsk = Omsk (Moscow +3)
zone-krasnoyarsk = Krasnoyarsk (Moscow +4)
zone-irkutsk = Irkutsk (Moscow +5)
zone-yakutsk = Yakutsk (Moscow +6)
zone-vladivostok = Vladivostok (Moscow +7)
zone-magadan = Magadan (Moscow +8)
zone-kamchatka = Kamchatka (Moscow +9)
zones-none = There are no organizations yet: send a list of schools.
zones-head = Time zones of organizations. Press a number to change one.
zones-line = { $index }. { $name } — { $zone }
zone-of = { $name }: { $zone }. What shall be changed?
button-zone-one = This organization alone
button-zone-district = The whole district: { $district }
zone-of-choose = { $name }: which time zone?
zones-set =
    { $count ->
        [one] Done: { $zone }, { $count } organization.
       *[other] Done: { $zone }, { $count } organizations.
    }
button-back-zones = To the organizations

calendar-head = <b>Working calendar</b>
calendar-none = No days of its own: the bot counts by Russia's production calendar.
calendar-worked = { $day } — a working day
calendar-off = { $day } — a day off
calendar-more = and { $count } more
calendar-unknown-year = The production calendar of { $year } is not known yet. Dates and reminders of that year may shift; moved days can be written in: /calendar
button-calendar = Working calendar
button-calendar-day = Change a day
calendar-choose = Which day is to be changed?
calendar-day-worked = { $day } is a working day.
calendar-day-off = { $day } is a day off.
button-day-off = Make it a day off
button-day-worked = Make it a working day
button-day-usual = As in the production calendar
