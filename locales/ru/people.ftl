# Знакомство: приглашения, роли, язык, справка, команды.

role-official = ответственный исполнитель
role-director = директор школы
role-curator = куратор
role-controller = контролёр
role-administrator = администратор

welcome-unknown =
    Здравствуйте! Этот бот напоминает о сроках плана и принимает отчёты.
    Чтобы начать, откройте ссылку-приглашение от вашего куратора.
welcome-known =
    Здравствуйте, { $name }!
    Вы здесь как { $roles }.
welcome-owed =
    { $count ->
        [0] Сейчас за вами ничего нет.
        [one] За вами { $count } дело: /my
        [few] За вами { $count } дела: /my
       *[other] За вами { $count } дел: /my
    }
welcome-help = Что здесь можно сделать: /help

offer-head = Вас приглашают как:
offer-person = <b>{ $name }</b>
offer-position = { $position }
offer-organization = Организация: { $name }
offer-roles = Роль: { $roles }
offer-question = Это вы?
button-me = Это я
button-not-me = Это не я
claimed-head = Готово, { $name }! Теперь бот знает вас.
claimed-curator = Пришлите список школ файлом .xlsx, затем файл приказа: бот прочитает план.
denied = Спасибо, что сказали. Приглашение отменено, отправитель об этом узнает.

invite-ask-name = Напишите фамилию, имя и отчество куратора, которого приглашаете.
invite-link =
    Приглашение: { $name }
    Перешлите ссылку этому человеку. Она сработает один раз и действует { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[other] { $days } дней
    }.

    { $link }
button-revoke = Отозвать ссылку
revoked = Ссылка отозвана: { $name }
people-none = Все, кто назван в списках и планах, уже подключены.
people-head =
    { $count ->
        [one] Не подключён { $count } человек. Нажмите номер, чтобы получить ссылку.
        [few] Не подключены { $count } человека. Нажмите номер, чтобы получить ссылку.
       *[other] Не подключены { $count } человек. Нажмите номер, чтобы получить ссылку.
    }
people-line = { $index }. { $name }
people-line-position = { $index }. { $name }, { $position }

schools-how = Пришлите список школ файлом .xlsx со столбцами: школа, район, директор, куратор.
schools-loaded =
    Список школ принят: добавлено { $added }, обновлено { $updated }.
schools-handed-over =
    { $count ->
        [one] В { $count } школе сменился директор: её открытые дела перешли к новому, обоим сообщим.
       *[other] В { $count } школах сменились директора: открытые дела перешли к новым, им и прежним сообщим.
    }
schools-not-connected =
    { $count ->
        [0] Все люди из списков уже подключены.
        [one] Ещё не подключён { $count } человек.
        [few] Ещё не подключены { $count } человека.
       *[other] Ещё не подключены { $count } человек.
    }
schools-unknown-curators = Кураторов с такими именами нет: { $names }. Их школы остаются за куратором плана.
button-invite = Пригласить

language-choose = Выберите язык. Choose a language.
language-set = Бот будет писать по-русски.
button-language-ru = Русский
button-language-en = English

help-head = Что умеет бот:
help-everyone =
    /my — мои дела и отчёты
    /settings — час, часовой пояс
    /away — меня нет, кто за меня
    /language — язык
    /cancel — прервать начатое
    /help — эта справка
help-executor = Чтобы отчитаться, нажмите кнопку под напоминанием или ответьте на него текстом, фото или документом.
help-curator =
    Пришлите файл приказа (.txt, .docx, .xlsx, .pdf) — бот прочитает план.
    /plans — планы и черновики
    /find и слова — найти строку плана
    /awaiting — отчёты на приёмку
    /summary — сводка
    /late — кто не отчитался
    /timetables — у кого спросили сроки, графики и события
    /extensions — кто просит перенос срока
    /export — выгрузка в .xlsx
    /schools — загрузить список школ
    /directory — справочник: организации, должности, группы
    /objections — кто пишет «Не моё»
    /people — кто не подключён, приглашения
    /undelivered — какие напоминания не дошли
    /rules — правила сроков
help-controller =
    /summary — сводка
    /late — кто не отчитался
    /export — выгрузка в .xlsx
    /plans — планы
help-administrator =
    /invite — пригласить куратора
    /health — состояние бота
    /calendar — рабочий календарь
help-invitations = /people — кто не подключён, приглашения

command-start = начать
command-my = мои дела
command-help = что умеет бот
command-settings = мои настройки
command-language = язык
command-cancel = прервать начатое
command-summary = сводка
command-late = кто не отчитался
command-awaiting = отчёты на приёмку
command-timetables = чего ждём: графики и события
command-extensions = кто просит перенос срока
command-rules = правила сроков
command-plans = планы и черновики
command-export = выгрузка в .xlsx
command-schools = список школ
command-find = найти строку плана
command-directory = справочник организаций
command-people = кто не подключён
command-undelivered = какие напоминания не дошли
command-calendar = рабочий календарь
command-invite = пригласить куратора
command-health = состояние бота

cancelled = Хорошо, прервали. Черновики отчётов сохранены: /my
nothing-to-cancel = Прерывать нечего.
not-understood =
    Не понял сообщение. Чтобы отчитаться, ответьте на напоминание или откройте дело: /my
    Всё остальное: /help
not-understood-outsider = Бот пока вас не знает. Откройте ссылку-приглашение от вашего куратора.
stale-button = Эта кнопка устарела. Вот что есть сейчас: /my
answered-before = Ваше сообщение принято. Бот перезапускался; вот что есть сейчас: /my

not-me-notice = { $name }: приглашение открыл другой человек и ответил «Это не я». Ссылка отменена, новую даст /people
unreachable-notice = { $name }: сообщения не доходят, потому что бот заблокирован или аккаунт удалён. Позвоните и пришлите новую ссылку.
parked-notice = Одно входящее сообщение (№ { $number }) не удалось обработать. Остальные обрабатываются как обычно; подробности в журнале.

people-invited =
    Приглашено: { $invited }, подключилось: { $connected }, ссылку не открывали: { $unopened }.
people-expired =
    { $count ->
        [one] У { $count } человека нет действующей ссылки.
       *[other] У { $count } человек нет действующей ссылки.
    }
button-invitations = Приглашения всем, файлом
button-revoke-all = Отозвать все ссылки
button-revoke-all-sure = Да, отозвать все
revoke-all-question =
    { $count ->
        [one] Все ссылки перестанут работать у { $count } человека, который ещё не подключён. Отозвать?
       *[other] Все ссылки перестанут работать у { $count } человек, которые ещё не подключены. Отозвать?
    }
revoked-all =
    { $count ->
        [0] Открытых ссылок не было.
        [one] Отозваны ссылки { $count } человека.
       *[other] Отозваны ссылки { $count } человек.
    }
invitations-caption =
    { $count ->
        [one] Приглашение { $count } человеку таблицей.
       *[other] Приглашения { $count } людям таблицей.
    } Ссылка у каждого своя, сработает один раз и действует { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[other] { $days } дней
    }. Прежние ссылки тоже работают, пока не истекли.
sheet-cards-caption = Те же приглашения карточками с QR-кодом, для печати.
invitations-title = Приглашения
sheet-heading = Приглашения на { $day }
sheet-note = Каждая ссылка — для одного человека и на один раз. Пересылайте её только ему.
sheet-organization = Организация
sheet-person = Кому
sheet-position = Должность
sheet-link = Ссылка
sheet-until-column = Действует до (включительно)
sheet-until = Действует до { $day } включительно
invitations-file-name = приглашения { $day }
