# Сводки кураторов: как идёт план, кто не отчитался, выгрузка.

summary-none = Действующих планов пока нет. Пришлите файл приказа, чтобы начать.
summary-head = <b>{ $title }</b>
summary-overdue = Просрочено: { $count }
summary-reported = Ждут приёмки: { $count }
summary-returned = На доработке: { $count }
summary-on-execution = На исполнении: { $count }
summary-awaits = Срок не назначен: { $count }
summary-closed = Закрыто: { $closed } из { $total } (в срок { $intime }, позже { $late })
summary-discipline = Исполнительская дисциплина: { $percent } % (в срок { $intime } из { $due })
summary-not-connected = Не подключены: { $count }
summary-section = { $name }: { $words }
summary-section-title = { $number }. { $title }
summary-section-body = Поручения приказа
summary-part-overdue = просрочено { $count }
summary-part-reported = ждут приёмки { $count }
summary-part-returned = на доработке { $count }
summary-part-on-execution = на исполнении { $count }
summary-part-closed = закрыто { $count }
summary-part-awaits = без срока { $count }
button-late = Кто не отчитался
button-awaiting = На приёмку
button-export = Выгрузка .xlsx
button-awaits = Срок не назначен ({ $count })
button-extensions = Просят перенос ({ $count })
button-people = Не подключены

overview-title = <b>{ $index }.</b> { $title }
overview-counts = Просрочено { $overdue }, ждут приёмки { $reported }, закрыто { $closed } из { $total }

late-none = Просроченных дел нет.
late-head =
    { $count ->
        [one] Просрочено { $count } дело.
        [few] Просрочено { $count } дела.
       *[other] Просрочено { $count } дел.
    }
late-district = <b>{ $name }</b>
late-no-district = <b>Без района</b>
late-line = { $index }. { $name }: { $title } — { $overdue }
late-line-not-connected = { $index }. { $name } (ещё не в боте): { $title } — { $overdue }
late-line-nobody = { $index }. { $name } (пока никто не назван): { $title } — { $overdue }

export-choose = Какой план выгрузить? Нажмите номер.
export-caption = { $title } — состояние на { $day }
export-file-name = Сводка на { $day }.xlsx
export-sheet = Исполнение
export-as-of = Состояние на { $day }
export-order = Приказ № { $number } от { $date }
export-column-number = №
export-column-title = Мероприятие
export-column-section = Раздел
export-column-executor = Исполнитель
export-column-district = Район
export-column-deadline = Срок в плане
export-column-control-date = Контрольный срок
export-column-state = Состояние
export-column-reported = Отчёт подан
export-column-report = Отчёт
export-column-files = Файлов
export-signature = Куратор: ____________________ { $name }

summary-suspended = Приостановлено: { $count }
summary-removed = Снято с контроля и не требуется: { $count } (в счёт не входят)
summary-part-suspended = приостановлено { $count }
summary-part-removed = снято { $count }
