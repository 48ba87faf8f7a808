# Черновик плана: почему строка вызывает вопрос. Ключ — «doubt-» и причина.

doubt-parts-do-not-pair = сроки и исполнители не сходятся с частями строки
doubt-oblique-name = фамилия не в именительном падеже
doubt-before-order = срок раньше даты приказа
doubt-outside-period = срок за пределами плана
doubt-damaged-text = текст повреждён
doubt-half-understood = понятна только часть написанного
doubt-year-guessed = год не указан
doubt-unclear-people = неясно, кто исполнитель
doubt-unclear-table = неясно, как устроена таблица

warning-no-deadline = срок не указан
warning-no-responsible = исполнитель не назван

draft-reading = Читаю «{ $name }»…
draft-reading-still = Читаю «{ $name }»… Файл большой, ещё немного.
draft-head = <b>{ $title }</b>
draft-issuer = { $issuer }
draft-order = Приказ № { $number } от { $date }
draft-order-number = Приказ № { $number }
draft-order-date = Приказ от { $date }
draft-no-order = Номер и дата приказа не найдены.
draft-period = Период: { $period }
draft-controller = Контроль: { $name }
draft-sections =
    { $count ->
        [one] { $count } раздел.
        [few] { $count } раздела.
       *[other] { $count } разделов.
    }
draft-counts =
    { $total ->
        [one] { $total } строка
        [few] { $total } строки
       *[other] { $total } строк
    }, { $clear ->
        [one] { $clear } понятна
        [few] { $clear } понятны
       *[other] { $clear } понятны
    }, { $questions ->
        [0] вопросов нет
        [one] { $questions } вопрос
        [few] { $questions } вопроса
       *[other] { $questions } вопросов
    }.
draft-instructions =
    { $count ->
        [one] И { $count } поручение в самом приказе
        [few] И { $count } поручения в самом приказе
       *[other] И { $count } поручений в самом приказе
    }{ $questions ->
        [0] .
        [one] , по ним { $questions } вопрос.
        [few] , по ним { $questions } вопроса.
       *[other] , по ним { $questions } вопросов.
    }
draft-removed =
    { $count ->
        [one] Убрана { $count } строка: /removed_{ $plan }
        [few] Убраны { $count } строки: /removed_{ $plan }
       *[other] Убрано { $count } строк: /removed_{ $plan }
    }
draft-reason = • { $reason }: { $count }
draft-known = Этот документ уже присылали, вот его черновик.
draft-in-force = План действует: бот напоминает о сроках и ждёт отчётов.
draft-discarded = Черновик «{ $title }» отклонён. Чтобы вернуться к нему, пришлите файл снова.
draft-checkpoints = Работы «в течение года» и «постоянно»: отчёт { $how }.
button-rows = Строки
button-questions = Разобрать вопросы: { $count }
button-checkpoints = Когда отчитываться
button-dates = Сроки строк
button-endless = Работы без конца
button-in-force = Ввести в действие
button-reject = Отклонить
button-back-draft = К черновику
button-plan-more = Ещё…
button-plans = Все планы

force-head = Введён в действие: <b>{ $title }</b>
force-obligations =
    { $count ->
        [one] { $count } дело
        [few] { $count } дела
       *[other] { $count } дел
    } у { $people ->
        [one] { $people } человека
       *[other] { $people } человек
    }.
force-told =
    { $count ->
        [0] Сообщать пока некому.
        [one] Бот сообщит { $count } человеку.
       *[other] Бот сообщит { $count } людям.
    }
force-not-connected =
    { $count ->
        [one] Не подключён { $count } человек: /people
        [few] Не подключены { $count } человека: /people
       *[other] Не подключены { $count } человек: /people
    }
force-nobody =
    { $count ->
        [one] { $count } дело пока ничьё: бот не знает, кто за него отвечает.
        [few] { $count } дела пока ничьи: бот не знает, кто за них отвечает.
       *[other] { $count } дел пока ничьи: бот не знает, кто за них отвечает.
    }
force-without-date =
    { $count ->
        [one] У { $count } дела день не назначен: бот спросит о нём тех, кто ведёт эти строки, или вас.
       *[other] У { $count } дел день не назначен: бот спросит о нём тех, кто ведёт эти строки, или вас.
    }
force-unknown-years = Производственный календарь ещё не утверждён ({ $years }): сроки этих лет могут сдвинуться.
force-past =
    { $count ->
        [one] У { $count } дела срок уже прошёл.
       *[other] У { $count } дел срок уже прошёл.
    }

plans-none = Планов пока нет. Пришлите файл приказа — бот прочитает его.
plans-head = Планы:
plan-line-draft = { $index }. { $title } — черновик
plan-line-in-force = { $index }. { $title } — действует
