# Что будет после ввода плана в действие и что бот скажет за 14 дней.

preview-is-made = Считаю, что и кому придёт…
preview-head = Что будет, если ввести план в действие: <b>{ $title }</b>
preview-hindered = Ввести в действие пока нельзя: <b>{ $title }</b>
preview-obstacle = • { $reason }
preview-undated =
    Строки без дня: { $rows }{ $more ->
        [0] .
        [one] { " " }и ещё { $more } строка.
        [few] { " " }и ещё { $more } строки.
       *[other] { " " }и ещё { $more } строк.
    }
preview-questions =
    { $count ->
        [one] { $count } строка ещё с вопросом: ввести план это не мешает.
        [few] { $count } строки ещё с вопросами: ввести план это не мешает.
       *[other] { $count } строк ещё с вопросами: ввести план это не мешает.
    }
preview-sends =
    За 14 дней — { $messages ->
        [one] { $messages } сообщение
        [few] { $messages } сообщения
       *[other] { $messages } сообщений
    } для { $people ->
        [one] { $people } человека
       *[other] { $people } человек
    }{ $unreached ->
        [0] .
        [one] . Не подключён { $unreached }: до него не дойдёт, пока он не подключится.
       *[other] . Не подключены { $unreached }: до них не дойдёт, пока они не подключатся.
    }
preview-not-yours = Ввести в действие может куратор этого плана.
button-preview = Ввести в действие…
button-sends = Что уйдёт за 14 дней
button-shares = Кому сколько дел
button-back-preview = Назад
button-back-day = Назад

shares-head =
    Кому сколько дел{ $pages ->
        [1] { "" }
       *[other] { ", " }страница { $page } из { $pages }
    }
shares-line =
    • { $name }: { $count ->
        [one] { $count } дело
        [few] { $count } дела
       *[other] { $count } дел
    }{ $nearest }{ $state }
shares-nearest = , ближайшее { $until }
shares-unset = , день не назначен
shares-nobody = { " " }— пока ничьё
shares-not-connected = { " " }— ещё не в боте

sends-head =
    Что уйдёт за 14 дней: { $title }{ $pages ->
        [1] { "" }
       *[other] { ", " }страница { $page } из { $pages }
    }
sends-line =
    { $index }. { $day }: { $people ->
        [one] { $people } человек
        [few] { $people } человека
       *[other] { $people } человек
    }, { $count ->
        [0] извещение или вопрос о плане
        [one] { $count } дело
        [few] { $count } дела
       *[other] { $count } дел
    }{ $unreached ->
        [0] { "" }
        [one] { " " }(не подключён { $unreached })
       *[other] { " " }(не подключены { $unreached })
    }
sends-as-if = Так будет, если за это время никто ничего не сдаст и не изменит.
sends-none = За 14 дней бот никому ничего не скажет.

sendday-head =
    { $day }: кому напишет бот{ $pages ->
        [1] { "" }
       *[other] { ", " }страница { $page } из { $pages }
    }
sendday-line =
    { $index }. { $name }: { $count ->
        [one] { $count } дело
        [few] { $count } дела
       *[other] { $count } дел
    }{ $when }{ $state }
sendday-line-news = { $index }. { $name }: извещение или вопрос о плане{ $when }{ $state }
sendday-hour = , в { $time }
sendday-zone = , { $zone }
sendday-hint =
    Обычно бот пишет в { $time } по местному времени; другой час и пояс указаны.
    Нажмите номер, чтобы прочитать само сообщение.
sendday-none = В этот день бот никому ничего не скажет.
sendtext-head = <b>{ $name }</b>, { $day }:
sendtext-buttons = Кнопки: { $buttons }
