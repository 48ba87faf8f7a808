# Справочник: организации, должности, группы.

choose-person-hint = Нажмите на человека или напишите фамилию, имя и отчество. Кого бот уже знает — хватит фамилии.
choose-person-type = Напишите фамилию, имя и отчество одним сообщением. Кого бот уже знает — хватит фамилии.

organization-kind-school = школа
organization-kind-body = учреждение или отдел
organization-kind-group = группа
post-head = Руководитель
post-held = { $post }: { $name }
post-held-not-connected = { $post }: { $name } (ещё не в боте)
post-vacant = { $post }: не назван

directory-head =
    { $count ->
        [one] В справочнике { $count } организация.
        [few] В справочнике { $count } организации.
       *[other] В справочнике { $count } организаций.
    }
directory-found = По слову «{ $words }» нашлось: { $count }.
directory-not-found = По слову «{ $words }» ничего не нашлось. Напишите часть названия, район или фамилию.
directory-empty = В справочнике пока никого. Пришлите список школ файлом .xlsx или план.
directory-hint = Нажмите номер или напишите часть названия, район или фамилию.
directory-line = { $index }. { $name } — { $head }
directory-line-nobody = { $index }. { $name } — никто не назван
directory-line-group = { $index }. { $name } — группа
button-directory = Справочник
button-directory-file = Справочник файлом .xlsx

organization-head = <b>{ $name }</b>
organization-kind = Вид: { $kind }
organization-district = Район: { $district }
organization-curator = Куратор: { $name }
organization-members =
    { $count ->
        [0] Состав группы не назван.
        [one] В группе { $count } участник.
        [few] В группе { $count } участника.
       *[other] В группе { $count } участников.
    }
organization-open =
    { $count ->
        [0] Открытых дел нет.
        [one] Открыто { $count } дело.
        [few] Открыто { $count } дела.
       *[other] Открыто { $count } дел.
    }
button-change-head = Сменить руководителя
button-change-post = Сменить: { $post }
button-who-answers = Кто отвечает?
button-who-answers-numbered = { $number }. Кто отвечает?
button-members = Состав группы
button-organization-work = Дела организации
button-organization = К организации
vacancy-question = Кто теперь на этой должности?

holder-former = До этого: { $name }
holder-moved =
    { $count ->
        [0] Открытых дел нет, передавать нечего.
        [one] Передано { $count } открытое дело. Закрытые остаются в истории за тем, кто их сделал.
        [few] Переданы { $count } открытых дела. Закрытые остаются в истории за тем, кто их сделал.
       *[other] Передано { $count } открытых дел. Закрытые остаются в истории за тем, кто их сделал.
    }
holder-not-connected = Этот человек ещё не подключён: приглашение ниже, перешлите его.
work-line = { $index }. { $title } — { $state }

unanswered-none = У всех дел этого плана есть тот, кто отвечает.
unanswered-head = «{ $title }»: за этих исполнителей пока никто не отвечает.
unanswered-line =
    { $count ->
        [one] { $index }. { $name } — { $count } дело
        [few] { $index }. { $name } — { $count } дела
       *[other] { $index }. { $name } — { $count } дел
    }
button-unanswered = За кого никто не отвечает

handed-over = Теперь вы отвечаете за дела: { $name }.
relieved = { $organization }: дела переданы, и бот больше не будет напоминать вам о них. Теперь отвечает { $name }

group-members =
    { $count ->
        [0] Состав пока не назван.
        [one] В группе { $count } участник.
        [few] В группе { $count } участника.
       *[other] В группе { $count } участников.
    }
group-member = • { $name }
group-more = и ещё { $count }
group-question = Кто входит в эту группу? Каждый отчитается за себя.
group-agreed = Состав назван и помнится для следующих планов. Его можно изменить.
group-district =
    { $count ->
        [one] { $name }, { $count } школа
        [few] { $name }, { $count } школы
       *[other] { $name }, { $count } школ
    }
group-choose-districts = Отметьте районы: войдут все их школы.
group-choose-by-hand = Отметьте, кто входит в группу.
group-ask-person = Напишите фамилию, имя и отчество. Можно несколько сообщений подряд, по одному человеку.
group-ticked = [x] { $name }
group-unticked = [ ] { $name }
button-all-schools =
    { $count ->
        [one] Все школы ({ $count })
       *[other] Все школы ({ $count })
    }
button-districts = По районам
button-by-hand = Отметить по одной
button-add-person = Добавить человека
button-one-for-all = Один человек за всех
button-members-done = Готово
group-settled =
    { $count ->
        [one] Состав назван: { $count } участник.
        [few] Состав назван: { $count } участника.
       *[other] Состав назван: { $count } участников.
    }
group-made =
    { $count ->
        [one] Роздано { $count } дело.
        [few] Роздано { $count } дела.
       *[other] Роздано { $count } дел.
    }
group-removed =
    { $count ->
        [one] Снято { $count } неначатое дело тех, кто вышел из группы.
        [few] Снято { $count } неначатых дела тех, кто вышел из группы.
       *[other] Снято { $count } неначатых дел тех, кто вышел из группы.
    }
group-remembered = Для следующих планов бот запомнил этот состав.

# Люди и организации плана: одно ли это лицо, кому открыт план.

button-likenesses =
    { $count ->
        [one] Люди: { $count } вопрос
        [few] Люди: { $count } вопроса
       *[other] Люди: { $count } вопросов
    }
likeness-number = Вопрос { $number } из { $total }
likeness-written =
    { $count ->
        [0] В плане: <b>{ $name }</b>
        [one] В плане: <b>{ $name }</b> ({ $count } строка)
        [few] В плане: <b>{ $name }</b> ({ $count } строки)
       *[other] В плане: <b>{ $name }</b> ({ $count } строк)
    }
likeness-written-post =
    { $count ->
        [one] В плане: <b>{ $name }</b>, { $post } ({ $count } строка)
        [few] В плане: <b>{ $name }</b>, { $post } ({ $count } строки)
       *[other] В плане: <b>{ $name }</b>, { $post } ({ $count } строк)
    }
likeness-known = В справочнике: <b>{ $name }</b>
likeness-known-post = В справочнике: <b>{ $name }</b>, { $post }
likeness-other = В плане ещё: <b>{ $name }</b>
likeness-person = Это один человек?
likeness-body = Это одна организация?
likeness-remembered = Ответ запомнится и для следующих планов.
likeness-none = Вопросов о людях и организациях не осталось.
button-same = Да
button-different = Нет, разные
button-share = Открыть другому куратору
share-question = Кому ещё открыть этот план? Отмеченный куратор видит его целиком и принимает отчёты.
share-nobody = Других кураторов пока нет. Их приглашает администратор.

# Справочник файлом.

directory-file-caption = Справочник: организации и люди. Исправьте и пришлите обратно: бот сначала покажет, что изменится. Столбец «Код» не трогайте, у новых строк оставьте его пустым.
directory-file-name = справочник { $day }.xlsx
directory-sheet-organizations = Организации
directory-sheet-people = Люди
directory-column-code = Код
directory-column-kind = Вид
directory-column-organization = Организация
directory-column-district = Район
directory-column-head-post = Должность руководителя
directory-column-head = Руководитель
directory-column-curator = Куратор
directory-column-name = Фамилия, имя, отчество
directory-column-post = Должность
directory-file-same = Этот файл ничего не меняет в справочнике.
directory-file-changes =
    { $count ->
        [one] Изменится { $count } запись:
        [few] Изменятся { $count } записи:
       *[other] Изменятся { $count } записей:
    }
directory-file-question = Применить? До нажатия ничего не меняется.
directory-file-applied =
    { $count ->
        [0] Менять было нечего.
        [one] Изменена { $count } запись:
        [few] Изменены { $count } записи:
       *[other] Изменено { $count } записей:
    }
button-apply-directory = Применить
change-blank = пусто
change-organization-added = • { $name }: новая организация
change-renamed = • { $name }: новое название или имя «{ $after }»
change-district = • { $name }: район «{ $before }», станет «{ $after }»
change-head-post = • { $name }: должность руководителя «{ $before }», станет «{ $after }»
change-head = • { $name }: руководитель «{ $before }», станет «{ $after }»
change-curator = • { $name }: куратор «{ $before }», станет «{ $after }»
change-person-added = • { $name }: новый человек
change-position = • { $name }: должность «{ $before }», станет «{ $after }»
change-post-added = • { $name }: новая должность «{ $after }»
change-post-removed = • { $name }: больше не «{ $before }»
problem-head =
    { $count ->
        [one] Не принята { $count } строка, остальные в порядке:
        [few] Не приняты { $count } строки, остальные в порядке:
       *[other] Не приняты { $count } строк, остальные в порядке:
    }
problem-line-organizations = «Организации», строка { $row }: { $reason }
problem-line-people = «Люди», строка { $row }: { $reason }
problem-unknown-code = кода { $what } в справочнике нет
problem-bad-code = «{ $what }» — не код, оставьте его пустым
problem-no-name = не указано название или имя
problem-unclear-name = не понял имя «{ $what }», нужны фамилия, имя и отчество
problem-no-kind = у новой организации «{ $what }» нет вида: школа, учреждение или отдел, группа
problem-repeated = «{ $what }» указана дважды
problem-no-such-curator = куратора «{ $what }» нет
problem-no-such-organization = организации «{ $what }» нет
problem-no-post = не указана должность: { $what }
