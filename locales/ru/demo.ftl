# Демонстрация: экскурсия, управление временем, разговор в терминале.

demo-administrator = Администратор
demo-director-of = директор, { $school }
demo-report = План принят педсоветом и размещён на сайте школы.

demo-file-schools = Школы.xlsx
demo-file-schools-note = Список школ города: три школы, их районы и директора
demo-file-plan = Дорожная карта.docx
demo-file-plan-note = Приказ с планом мероприятий: сроки и исполнители записаны так, как пишут в жизни
demo-file-photo = Стенд.png
demo-file-photo-note = Фото для отчёта

demo-schools-title = Загрузите список школ
demo-schools-text = Вы — куратор плана. Отправьте боту таблицу школ: из неё он узнает директоров.
demo-plan-title = Отправьте план
demo-plan-text = Приказ с «дорожной картой» — обычный документ Word. Бот прочитает строки, сроки и исполнителей.
demo-force-title = Введите план в действие
demo-force-text = Посмотрите, что бот понял и о чём спрашивает: кнопка «{ $questions }». Потом «{ $look }»: он покажет, что будет, — и «{ $force }».
demo-link-title = Возьмите ссылку для директора
demo-link-text = Напишите /people и нажмите номер, под которым стоит { $director }. Бот даст одноразовую ссылку.
demo-connect-title = Подключите директора
demo-connect-text = Нажмите на ссылку в чате куратора и выберите, кто её открывает: { $director }. Затем в чате директора нажмите «{ $me }».
demo-wait-title = Дождитесь напоминания
demo-wait-text = Переведите часы: бот напоминает по утрам в 8:30, за 10 и за 3 рабочих дня до срока. Нажимайте, пока директору не придёт «{ $days }».
demo-draft-title = Отчитайтесь с фото
demo-draft-text = Вы — директор. Под последним напоминанием нажмите «{ $report }» и отправьте фото.
demo-send-title = Отправьте отчёт
demo-send-text = Черновик собран. Нажмите под ним «{ $send }».
demo-accept-title = Примите отчёт
demo-accept-text = Вы снова куратор: бот принёс отчёт на приёмку. Нажмите «{ $accept }».
demo-summary-title = Посмотрите сводку
demo-summary-text = Одно дело закрыто в срок. Сводка по всему плану — командой /summary.
demo-export-title = Выгрузите таблицу
demo-export-text = Команда /export пришлёт файл Excel с состоянием каждой строки плана.

demo-control-hour = +1 час
demo-control-day = +1 день
demo-control-reminder = До следующего напоминания
demo-control-restart = Перезапустить бота
demo-control-connect = Подключить остальных

demo-status-moved =
    { $now }. { $count ->
        [0] Новых сообщений нет.
        [one] Бот написал { $count } сообщение.
        [few] Бот написал { $count } сообщения.
       *[other] Бот написал { $count } сообщений.
    }
demo-status-reminded = { $now }. Напоминание: { $names }.
demo-status-no-reminder = { $now }. За 40 рабочих дней напоминаний не было.
demo-status-restarted =
    Бот остановлен на полуслове и запущен снова за { $seconds ->
        [one] { $seconds } секунду
        [few] { $seconds } секунды
       *[other] { $seconds } секунд
    }. Разговоры и черновики целы.
demo-status-connected = Подключены: { $names }.
demo-status-nobody-to-connect = Подключать пока некого: люди появятся из списка школ и из плана.

demo-starting = Готовлю город: песочница, бот и его люди…
demo-ready =
    Демонстрация открыта: { $address }
    Остановить: Ctrl-C.
demo-failed = Демонстрация не запустилась.
demo-port-taken = Порт { $port } занят. Другой: --port НОМЕР, любой свободный: --port 0.
demo-sandbox-ready =
    Песочница: { $page }
    Для бота: BOT_API_URL={ $address } BOT_TOKEN={ $token }
    Остановить: Ctrl-C.
demo-step = ── Шаг { $number } из { $total }. { $title } ──
demo-line-person = { $time } { $name }:
demo-line-bot = { $time } Бот → { $name }:
demo-line-edited = { $time } Бот → { $name } (сообщение изменено):
demo-line-tap = { $name } нажимает [{ $label }]
demo-walked = Весь путь пройден: план введён в действие, отчёт принят, сводка и выгрузка на месте.
