# Настройки человека, часовые пояса организаций, рабочий календарь.

settings-head = <b>Ваши настройки</b>
settings-hour = Утреннее сообщение приходит в { $time }.
settings-zone = Часовой пояс: { $zone }.
settings-zone-office = Часовой пояс: { $zone }, как у организации.
settings-quiet = Вечером, ночью и в выходные бот первым не пишет.
button-settings-hour = Час сообщения
button-settings-zone = Часовой пояс
button-settings-language = Язык
button-back-settings = К настройкам
hour-choose = Сейчас в { $time }. Выберите час или напишите свой, например 8:45.
zone-choose = В каком часовом поясе вы работаете?
zone-kaliningrad = Калининград (МСК−1)
zone-moscow = Москва
zone-samara = Самара (МСК+1)
zone-yekaterinburg = Екатеринбург (МСК+2)
zone-omsk = Омск (МСК+3)
zone-krasnoyarsk = Красноярск (МСК+4)
zone-irkutsk = Иркутск (МСК+5)
zone-yakutsk = Якутск (МСК+6)
zone-vladivostok = Владивосток (МСК+7)
zone-magadan = Магадан (МСК+8)
zone-kamchatka = Камчатка (МСК+9)
zones-none = Организаций пока нет: пришлите список школ.
zones-head = Часовые пояса организаций. Нажмите номер, чтобы изменить.
zones-line = { $index }. { $name } — { $zone }
zone-of = { $name }: { $zone }. Что изменить?
button-zone-one = Только эту организацию
button-zone-district = Весь район: { $district }
zone-of-choose = { $name }: какой часовой пояс?
zones-set =
    { $count ->
        [one] Готово: { $zone }, { $count } организация.
        [few] Готово: { $zone }, { $count } организации.
       *[other] Готово: { $zone }, { $count } организаций.
    }
button-back-zones = К организациям

calendar-head = <b>Рабочий календарь</b>
calendar-none = Своих дней нет: бот считает по производственному календарю России.
calendar-worked = { $day } — рабочий
calendar-off = { $day } — выходной
calendar-more = и ещё { $count }
calendar-unknown-year = Производственный календарь на { $year } год ещё не известен. Сроки и напоминания в этом году могут сдвинуться; переносы можно внести самим: /calendar
button-calendar = Рабочий календарь
button-calendar-day = Изменить день
calendar-choose = Какой день изменить?
calendar-day-worked = { $day } — рабочий день.
calendar-day-off = { $day } — выходной день.
button-day-off = Сделать выходным
button-day-worked = Сделать рабочим
button-day-usual = Как в производственном календаре
