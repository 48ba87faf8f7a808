# Таблица черновика: скачать, исправить за столом, прислать обратно.

button-sheet = Скачать таблицей
sheet-file-name = Черновик плана { $day }.xlsx
sheet-caption = Черновик «{ $title }» таблицей. Исправьте что нужно и пришлите файл сюда: бот покажет, что изменится, и внесёт после вашего нажатия.
sheet-title = План
sheet-help-title = Как править
sheet-help =
    Одна строка — одно мероприятие. Правьте номер, раздел, мероприятие, срок и исполнителей прямо в клетках.
    Жёлтым отмечено то, в чём бот не уверен; почему — сказано в графе «Вопрос».
    Срок пишите как в плане: «до 1 марта 2026», «ежеквартально», «по графику». Можно и просто дату.
    Вид срока можно выбрать из списка, тогда сам срок писать не нужно.
    Исполнителей можно выбрать из списка или написать; нескольких — через точку с запятой.
    Новая строка: впишите её в любом месте. Убрать строку: удалите её целиком.
    Строки можно сортировать, лишние графы удалять. Серые графы только для чтения.
    Не удаляйте скрытые столбец и лист: по ним бот узнаёт свою таблицу.
    Потом пришлите файл боту. Он покажет каждое изменение и спросит, вносить ли.
sheet-column-number = Номер
sheet-column-section = Раздел
sheet-column-title = Мероприятие
sheet-column-deadline = Срок
sheet-column-responsible = Исполнители
sheet-column-kind = Вид срока
sheet-column-understood = Как понят срок
sheet-column-question = Вопрос
sheet-kind-dates = по датам
sheet-kind-throughout = весь период
sheet-kind-schedule = по графику
sheet-kind-event = после события
sheet-kind-none = без срока

sheet-head = Ваша таблица и черновик <b>{ $title }</b>
sheet-nothing-differs = Отличий нет: вносить нечего.
sheet-counts =
    { $changed ->
        [0] Изменённых строк нет
        [one] Изменена { $changed } строка
        [few] Изменены { $changed } строки
       *[other] Изменено { $changed } строк
    }, { $added ->
        [0] новых нет
        [one] { $added } новая
       *[other] { $added } новых
    }, { $removed ->
        [0] убранных нет
        [one] { $removed } убрана
        [few] { $removed } убраны
       *[other] { $removed } убрано
    }.
sheet-page = Страница { $page } из { $pages }
sheet-line-changed = • стр. { $row }, { $field }: было «{ $was }» → станет «{ $now }»
sheet-line-added = • новая строка { $row }: «{ $title }»
sheet-line-added-unnumbered = • новая строка «{ $title }»
sheet-line-removed-unnumbered = • убрать строку «{ $title }»
sheet-line-removed = • убрать строку { $row }: «{ $title }»
sheet-line-clash = • стр. { $row }, { $field }: у вас «{ $mine }», а в боте уже «{ $theirs }». Останется как в боте.
sheet-line-clash-removed = • стр. { $row }: вы её правили, а в боте её уже убрали. Останется как в боте.
sheet-line-clash-changed = • стр. { $row }: вы её убрали, а в боте её тем временем изменили. Останется как в боте.
sheet-line-fault = • стр. { $row }, { $field }: { $why }
sheet-field-number = номер
sheet-field-section = раздел
sheet-field-title = мероприятие
sheet-field-deadline = срок
sheet-field-responsible = исполнители
sheet-blank = пусто
sheet-fault-formula = в клетке формула. Впишите само значение. Пока останется как было.
sheet-fault-row-without-title = не сказано, что нужно сделать. Впишите мероприятие или удалите строку целиком.
sheet-fault-kind-needs-day = для срока «по датам» впишите дату в графу «Срок». Пока останется как было.
sheet-fault-kind-needs-event = впишите в графу «Срок», после чего это делается. Пока останется как было.
sheet-fault-text-too-long = слишком длинно. Напишите короче. Пока останется как было.
button-sheet-apply =
    { $count ->
        [one] Внести { $count } строку
        [few] Внести { $count } строки
       *[other] Внести { $count } строк
    }
sheet-applied =
    { $count ->
        [0] Вносить было нечего: черновик уже такой.
        [one] Внесено: { $count } строка.
        [few] Внесено: { $count } строки.
       *[other] Внесено: { $count } строк.
    }
sheet-left = Не внесено, { $count }:
sheet-more = … и ещё { $count }

error-sheet-foreign = Эта таблица не от этого бота или её черновика здесь больше нет. Откройте план (/plans), нажмите «Скачать таблицей» и правьте новую.
error-sheet-too-late = План «{ $title }» уже не черновик, таблица к нему больше не подходит. Что с ним сейчас: /plans
error-sheet-damaged = В таблице испорчен скрытый лист, по которому бот её узнаёт. Скачайте таблицу ещё раз (/plans) и перенесите правки в неё.
error-sheet-without-rows = В таблице нет скрытой строки или столбца с номерами строк. Скачайте таблицу ещё раз (/plans) и перенесите правки в неё.
error-sheet-of-another-layout = Эта таблица от другой версии бота. Скачайте новую: /plans
