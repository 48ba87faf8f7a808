# Сроки по чужому графику, после события и строки, где срок не указан: у кого спросить и что ответили.

questions-head =
    { $count ->
        [one] Нужна дата: ждёт { $count } вопрос. Нажмите номер, чтобы ответить.
        [few] Нужны даты: ждут { $count } вопроса. Нажмите номер, чтобы ответить.
       *[other] Нужны даты: ждут { $count } вопросов. Нажмите номер, чтобы ответить.
    }
questions-besides =
    { $count ->
        [1] Нужна дата: { $name }.
        [one] Нужны даты: ждёт { $count } вопрос.
        [few] Нужны даты: ждут { $count } вопроса.
       *[other] Нужны даты: ждут { $count } вопросов.
    }
timetables-head =
    { $count ->
        [one] Ждёт даты { $count } вопрос. Нажмите номер, чтобы ответить или спросить другого.
        [few] Ждут дат { $count } вопроса. Нажмите номер, чтобы ответить или спросить другого.
       *[other] Ждут дат { $count } вопросов. Нажмите номер, чтобы ответить или спросить другого.
    }
timetables-none = Все графики известны, событий никто не ждёт.
timetables-more =
    { $count ->
        [one] И ещё { $count } вопрос: /timetables
        [few] И ещё { $count } вопроса: /timetables
       *[other] И ещё { $count } вопросов: /timetables
    }
events-head =
    { $count ->
        [one] <b>Событие наступило?</b> Ждём одного события.
        [few] <b>Событие наступило?</b> Ждём { $count } события.
       *[other] <b>Событие наступило?</b> Ждём { $count } событий.
    }
events-none = Событий, от которых зависят сроки, сейчас не ждём.
timetable-line =
    { $index }. { $name } — { $count ->
        [one] { $count } строка
        [few] { $count } строки
       *[other] { $count } строк
    }
event-line =
    { $index }. событие: { $name } — { $count ->
        [one] { $count } строка
        [few] { $count } строки
       *[other] { $count } строк
    }
silent-line = { $index }. срок не указан: { $name }
asked-on = Спросили { $day }: { $name }
asked-soon = Спросим: { $name }
asked-not-connected = Спросим, когда подключится: { $name }
asked-you = вас
timetable-title = <b>{ $name }</b>
timetable-plan = Для плана «{ $title }»
timetable-rows =
    { $count ->
        [one] От этого зависит { $count } строка плана:
        [few] От этого зависят { $count } строки плана:
       *[other] От этого зависят { $count } строк плана:
    }
timetable-row = • { $title }
timetable-rows-more =
    { $count ->
        [one] и ещё { $count } строка
        [few] и ещё { $count } строки
       *[other] и ещё { $count } строк
    }
timetable-asks = К каким дням отчитаться? Ответ один на все строки. Нажмите кнопку или напишите: «15 марта и 20 мая», «ежемесячно до 5 числа».
event-asks = Событие наступило? Когда скажете, бот назначит срок.
event-asks-day = К какому дню отчитаться? Напишите день или выберите его.
silent-asks = Срок в плане не указан. К какому дню отчитаться? Обычно дают месяц от приказа; можно написать свой день.
timetable-answered-hint = Даты уже названы.
timetable-not-yet = Графика ещё не было, спросим { $day }.
event-not-come = Событие ещё не наступило, спросим { $day }.
event-came = Событие наступило { $day }.
when-ask = К каким дням отчитаться? Выберите день или напишите все сразу: «15 марта и 20 мая», «ежемесячно до 5 числа».
cameon-ask = Когда это было или будет? Выберите день или напишите его.
answer-dates = Сроки: { $dates }.
answer-told =
    { $count ->
        [0] Исполнителей с новым сроком нет.
        [one] Об этом узнает { $count } исполнитель.
        [few] Об этом узнают { $count } исполнителя.
       *[other] Об этом узнают { $count } исполнителей.
    }
answer-again = Следующий график спросим { $day }.
not-yet-asked-again = Понятно. Спросим снова { $day }.
whom-to-ask = Кого спросить?
nobody-to-ask = Больше спросить некого: у этих строк нет других исполнителей.
asked-of = Спросим: { $name }
asked-of-not-connected = { $name }: ещё не в боте. Спросим после подключения. До этого ответить можете вы: /timetables
button-dates-wanted =
    { $count ->
        [1] Назвать дату
       *[other] Назвать даты ({ $count })
    }
button-say-dates = Назвать даты
button-more-dates = Добавить даты
button-not-yet = Графика ещё нет
button-ask-other = Спросите другого
button-came-today = Да, сегодня
button-came-on = Да, в другой день
button-not-come = Ещё нет
button-timetables = Чего ждём
button-back = ← Назад
button-who = { $name }
button-who-not-connected = { $name } (ещё не в боте)
