# Работы без конца и строки без срока: когда по ним отчитываются.

checkpoints-quarterly = раз в квартал
checkpoints-half-yearly = раз в полугодие
checkpoints-yearly = раз в год
checkpoints-own = по датам { $dates }
checkpoints-head =
    { $count ->
        [1] «В течение года», «постоянно», «весь период»: { $count } строка. Когда по ней отчитываться?
        [one] «В течение года», «постоянно», «весь период»: { $count } строка. Когда по ним отчитываться?
        [few] «В течение года», «постоянно», «весь период»: { $count } строки. Когда по ним отчитываться?
       *[other] «В течение года», «постоянно», «весь период»: { $count } строк. Когда по ним отчитываться?
    }
checkpoints-none = Строк «в течение года» и «постоянно» с общим порядком нет.
checkpoints-own-rows =
    { $count ->
        [one] Ещё у { $count } строки свои сроки.
       *[other] Ещё у { $count } строк свои сроки.
    }
checkpoints-line = • { $how }: { $dates }
checkpoints-now = Сейчас: { $how }.
checkpoints-changed =
    { $count ->
        [one] Сроки изменены, об этом узнает { $count } человек.
        [few] Сроки изменены, об этом узнают { $count } человека.
       *[other] Сроки изменены, об этом узнают { $count } человек.
    }
checkpoints-keeps = План действует: изменится только то, о чём ещё не отчитались и что не просрочено.
days-and-more = { $days } и ещё { $count }
silent-rows =
    { $count ->
        [one] Без срока: { $count } строка.
        [few] Без срока: { $count } строки.
       *[other] Без срока: { $count } строк.
    }
silent-offer = Предлагаем { $until }: столько времени дают, если срок в приказе не указан.
own-dates-ask = Отметьте дни в календаре или напишите их: «15 мая и 15 ноября», «ежемесячно до 5 числа».
own-dates-ask-typed = Напишите дни: «15 мая и 15 ноября», «ежемесячно до 5 числа».
own-dates-now = Выбрано: { $dates }.
date-rows-head = Сроки строк, страница { $page } из { $pages }
date-row-line = { $index }. { $title } — «{ $text }»
date-row-blank = срок не указан
row-deadline-said = В плане: «{ $text }»
row-will-be = Отчёты: { $dates }.
row-will-ask = Дня пока нет: когда план вступит в действие, бот о нём спросит.
standing-line =
    { $index }. { $until }, { $count ->
        [one] { $count } исполнитель
        [few] { $count } исполнителя
       *[other] { $count } исполнителей
    }
standing-unset =
    { $index }. срок не назначен, { $count ->
        [one] { $count } исполнитель
        [few] { $count } исполнителя
       *[other] { $count } исполнителей
    }
standing-more =
    { $count ->
        [one] И ещё { $count } срок.
        [few] И ещё { $count } срока.
       *[other] И ещё { $count } сроков.
    }
button-own-dates = Свои даты
button-agree-offered = Предложенный срок: { $day }
button-row-by-row = По строкам
button-date-rows = К строкам
button-back-plan = К плану
button-ready = Готово
button-move-date = { $number }. Перенести
button-executors = { $number }. Исполнители
