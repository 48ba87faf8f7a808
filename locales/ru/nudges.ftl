# Напоминания: тон, «позже», правила плана, утро куратора и контролёра, что дошло.

# Тон меняется с приближением срока и после него.
phase-ahead = Пока только предупреждаем: времени достаточно.
phase-soon = Срок уже близко.
phase-today = Последний день срока — сегодня.
phase-just-late = Срок только что прошёл: отчёт ещё можно отправить без долгих объяснений.
phase-late = Отчёта всё ещё нет. Если что-то мешает, скажите об этом куратору.
phase-long-late = Дело просрочено уже на неделю.
phase-weeks-late = Дело просрочено больше чем на неделю. Пока отчёта нет, бот будет о нём напоминать.
warning-curator = Если отчёта не будет, { $day } о просрочке узнает куратор.
warning-controller = Если отчёта не будет, { $day } о просрочке узнает контролёр.
warning-numbered =
    { $more ->
        [0] { $count ->
            [1] Дело { $numbers }. { $warning }
           *[other] Дела { $numbers }. { $warning }
        }
       *[other] Дела { $numbers } и ещё { $more }. { $warning }
    }
warning-others =
    { $count ->
        [one] Ещё { $count } дело не из списка. { $warning }
        [few] Ещё { $count } дела не из списка. { $warning }
       *[other] Ещё { $count } дел не из списка. { $warning }
    }

on-the-day-head =
    { $count ->
        [one] Сегодня последний день, а отчёта по { $count } делу ещё нет:
       *[other] Сегодня последний день, а отчётов по { $count } делам ещё нет:
    }
on-the-day-line = { $index }. { $title }

as-of-now-head = Что с этими делами на { $day }:
as-of-now-line = { $index }. { $title } — { $state }
as-of-now-handed-over = дело передано другому исполнителю
as-of-now-newer = новое сообщение об этом ниже
as-of-now-reported = отчёт отправлен в { $time }, ждёт приёмки
as-of-now-snoozed = срок { $until }, бот напомнит { $day }
as-of-now-owed = { $state }, { $until } ({ $relative })
as-of-now-one = Сейчас: { $state }
as-of-now-state = { $state }

state-acknowledged = принято к исполнению
obligation-snoozed = Напоминания отложены: следующее — { $day }
button-acknowledge = Принято к исполнению
acknowledged-toast = Принято к исполнению. Бот напомнит ближе к сроку.
button-later = Позже
button-later-all = Позже
later-when = Когда напомнить? Нажмите день или напишите его: «в пятницу».
later-head =
    { $count ->
        [one] Отложить { $count } дело:
        [few] Отложить { $count } дела:
       *[other] Отложить { $count } дел:
    }
later-line = { $index }. { $title }
button-later-tomorrow = Завтра, { $day }
button-later-next-working = В ближайший рабочий день, { $day }
button-later-monday = На следующей неделе, { $day }
button-later-day = Выбрать день
button-open-one = Открыть дело
put-off =
    { $count ->
        [one] Хорошо, бот напомнит { $day }.
       *[other] Хорошо, бот напомнит о { $count } делах { $day }.
    }
put-off-day-itself = Последний день срока наступит раньше: о нём бот всё же скажет один раз.
put-off-told-curator = Если отчёта к тому времени не будет, { $day } о просрочке узнает куратор.
put-off-told-controller = Если отчёта к тому времени не будет, { $day } о просрочке узнает контролёр.

button-nudging = Напоминания
policy-head = Напоминания по плану: { $title }
policy-now = Сейчас: <b>{ $name }</b>
policy-before = До срока: за { $days } раб. дн. и в сам день
policy-before-none = До срока: только в сам день
policy-after = После срока: через { $days } раб. дн., дальше раз в неделю
policy-after-weekly = После срока: раз в неделю
policy-escalation = О просрочке узнают: куратор на { $curator }-й рабочий день, контролёр на { $controller }-й; исполнителя предупредим за два дня.
policy-changed = Изменено { $day }: { $name }
policy-offer = Можно выбрать:
policy-preset = { $name }: за { $before } и в сам день; после — { $after }
preset-calm = спокойно
preset-usual = обычно
preset-insistent = настойчиво
preset-own = свои шаги
button-preset = Выбрать: { $name }
button-own-steps = Свои шаги
policy-ask-steps =
    Напишите шаги в рабочих днях, например:
    за 10, 5, 1 день; после: 1, 3, 5
    В сам день бот напоминает всегда.

morning-overdue = Просрочено { $count }
morning-overdue-before = Просрочено { $count } (было { $before })
morning-today = сегодня { $count }
morning-awaiting = ждут приёмки { $count }
morning-extensions = просят перенос { $count }
morning-not-connected = не подключены { $count }
button-morning-overdue = Просрочено { $count }
button-morning-today = Сегодня { $count }
button-morning-awaiting = Ждут приёмки { $count }
button-morning-extensions = Просят перенос { $count }
button-morning-not-connected = Не подключены { $count }
morning-escalated =
    { $count ->
        [one] Давно нет отчёта по { $count } делу:
       *[other] Давно нет отчёта по { $count } делам:
    }
morning-escalated-line = • { $name }: { $title } — { $overdue }
morning-escalated-more = и ещё { $count }
morning-own = <b>Ваши дела</b>
control-week = <b>Итоги недели</b>
control-plan = { $title }
control-counts = Просрочено { $overdue }, ждут приёмки { $reported }, закрыто { $closed } из { $total }
control-escalated =
    { $count ->
        [one] Остаётся просроченным { $count } дело:
        [few] Остаются просроченными { $count } дела:
       *[other] Остаются просроченными { $count } дел:
    }
button-control-summary = Сводка
due-today-none = Сегодня никто больше не должен отчитаться.
due-today-head =
    { $count ->
        [one] Сегодня, { $day }, ждём { $count } отчёт:
        [few] Сегодня, { $day }, ждём { $count } отчёта:
       *[other] Сегодня, { $day }, ждём { $count } отчётов:
    }
due-today-line = { $index }. { $name }: { $title }

nudges-head = Напоминания:
nudge-planned = { $day }: готовится
nudge-sent = { $day }: отправлено, кнопок пока не нажимали
nudge-sent-seen = { $day }: отправлено, нажата кнопка или получен ответ
nudge-sent-again = { $day }: отправлено ещё раз в сам день, кнопок пока не нажимали
nudge-sent-again-seen = { $day }: отправлено ещё раз в сам день, нажата кнопка или получен ответ
nudge-excused = { $day }: не отправлено — { $reason }
excuse-nothing-left = напоминать было не о чем
excuse-not-connected = человек не подключён к боту
excuse-unreachable = бот заблокирован или аккаунт удалён
excuse-already-decided = решение уже принято
excuse-next-morning = вошло в сообщение следующего утра
excuse-folded = сказано в другом сообщении того же дня
excuse-reported = отчёт уже был отправлен
excuse-moved = срок изменился
excuse-removed = дело снято
excuse-handed-over = дело передано другому исполнителю
excuse-snoozed = исполнитель отложил напоминание
excuse-objected = исполнитель сказал, что дело не его
excuse-refused = мессенджер не принял сообщение
undelivered-none = За две недели все напоминания дошли.
undelivered-head =
    { $count ->
        [one] Напоминания не дошли до { $count } человека:
       *[other] Напоминания не дошли до { $count } человек:
    }
undelivered-line =
    { $index }. { $name }: { $reason } ({ $count ->
        [one] { $count } напоминание
        [few] { $count } напоминания
       *[other] { $count } напоминаний
    }, последнее — { $day })
button-link-numbered = { $number }. Ссылка
