# Обязательства: карточка, списки, состояния, утреннее напоминание.

state-on-execution = на исполнении
state-overdue = просрочено
state-reported = отчёт отправлен, ждёт приёмки
state-returned = возвращено на доработку
state-returned-overdue = возвращено на доработку, просрочено
state-closed = закрыто
state-awaits-timetable = срок не назначен
part-lead = Вы — ответственный исполнитель
part-co-executor = Вы — соисполнитель: ваша часть нужна раньше общего срока
part-member = Каждый исполнитель отчитывается за себя
no-control-date = не назначен, в плане «{ $text }»
no-control-date-blank = не назначен
overdue-by =
    { $days ->
        [one] просрочено на { $days } рабочий день
        [few] просрочено на { $days } рабочих дня
       *[other] просрочено на { $days } рабочих дней
    }
due-today = сегодня
due-tomorrow = завтра
due-in =
    { $days ->
        [one] через { $days } рабочий день
        [few] через { $days } рабочих дня
       *[other] через { $days } рабочих дней
    }

obligation-title = <b>{ $number }. { $title }</b>
obligation-title-plain = <b>{ $title }</b>
obligation-executor = Исполнитель: { $name }
obligation-part = { $part }
obligation-due = Срок: { $until }
obligation-due-relative = Срок: { $until } — { $relative }
obligation-unset = Срок: { $text }
obligation-state = Состояние: { $state }
obligation-curator = Куратор: { $name }
obligation-draft = Есть неотправленный черновик отчёта.
obligation-return-reason = Почему вернули: { $reason }

button-done = Выполнено
button-in-progress = Отчёт о ходе
button-report = Отчёт с текстом и файлами
button-open-draft = Открыть черновик
button-mine = Все мои дела
button-numbered = { $number }
button-done-numbered = { $number }. Выполнено
button-open-numbered = { $number }. Открыть
button-back-page = ← Назад
button-next-page = Дальше →

digest-head =
    { $today ->
        [0] { $overdue ->
            [0] Напоминание: { $soon ->
                [one] { $soon } дело
                [few] { $soon } дела
               *[other] { $soon } дел
            } впереди.
           *[other] Просрочено { $overdue ->
                [one] { $overdue } дело
                [few] { $overdue } дела
               *[other] { $overdue } дел
            }{ $soon ->
                [0] {""}
               *[other] , { $until } ещё { $soon }
            }.
        }
       *[other] Сегодня { $today ->
            [one] { $today } дело
            [few] { $today } дела
           *[other] { $today } дел
        }{ $soon ->
            [0] {""}
           *[other] , { $until } ещё { $soon }
        }{ $overdue ->
            [0] {""}
           *[other] , просрочено { $overdue }
        }.
    }
digest-line = { $index }. { $title } — { $until } ({ $relative })
digest-line-returned = { $index }. { $title } — вернули на доработку, { $until } ({ $relative })
digest-rest =
    { $count ->
        [one] И ещё { $count } дело: /my
        [few] И ещё { $count } дела: /my
       *[other] И ещё { $count } дел: /my
    }
digest-rest-undated =
    { $count ->
        [one] И ещё { $count } дело (без срока пока { $undated }): /my
        [few] И ещё { $count } дела (без срока пока { $undated }): /my
       *[other] И ещё { $count } дел (без срока пока { $undated }): /my
    }
digest-hint-one = Нажмите кнопку или просто ответьте на это сообщение текстом или фото.
digest-hint-many = Нажмите кнопку с номером дела или ответьте на это сообщение текстом или фото.

mine-none = Сейчас за вами ничего нет. Когда появится дело, бот напишет сам.
mine-head =
    { $count ->
        [one] За вами { $count } дело. Нажмите номер, чтобы открыть его.
        [few] За вами { $count } дела, ближайшие сверху. Нажмите номер, чтобы открыть.
       *[other] За вами { $count } дел, ближайшие сверху. Нажмите номер, чтобы открыть.
    }
mine-line = { $index }. { $title } — { $due }
mine-returned = вернули на доработку, { $due }
mine-page = Страница { $page } из { $pages }

assignment-head = Введён в действие: <b>{ $title }</b>
assignment-order = Приказ № { $number } от { $date }.
assignment-count =
    { $count ->
        [one] За вами { $count } дело.
        [few] За вами { $count } дела.
       *[other] За вами { $count } дел.
    }
assignment-nearest = Ближайший срок: { $until }.
assignment-unset = Срок пока не назначен.
assignment-curator = Бот напомнит заранее. Куратор: { $name }
assignment-reminds = Бот напомнит заранее.
