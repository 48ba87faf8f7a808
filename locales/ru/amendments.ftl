# Новая редакция плана рядом с действующей.

draft-amends = Похоже на новую редакцию действующего плана «{ $title }». Сравните их: отчёты и сроки останутся при своих строках.
draft-merged = Эта редакция внесена в действующий план: /summary
button-compare = Сравнить с действующим планом
amendment-head = Что изменилось в плане «{ $title }»
amendment-counts = Изменено { $changed } · добавлено { $added } · убрано { $removed } · без изменений { $same }
amendment-nothing = Строки обеих редакций одинаковы.
amendment-row-changed = <b>{ $index }. Изменено:</b> { $row }
amendment-row-added = <b>{ $index }. Добавлено:</b> { $row }
amendment-row-removed = <b>{ $index }. Убрано:</b> { $row }
amendment-change = { $field }: было «{ $before }» → станет «{ $after }»
amendment-field = { $field }: { $value }
amendment-title = мероприятие
amendment-deadline = срок
amendment-responsible = исполнители
amendment-unwanted = Не применять: в плане останется как было.
button-leave-out = Не применять { $number }
button-take = Всё же применить { $number }
button-apply = Применить ({ $count })
amended-head = Новая редакция внесена в план «{ $title }».
amended-changes =
    { $count ->
        [one] Изменена { $count } строка плана.
        [few] Изменены { $count } строки плана.
       *[other] Изменено { $count } строк плана.
    }
amended-moved =
    { $count ->
        [one] У { $count } дела новый срок.
        [few] У { $count } дел новый срок.
       *[other] У { $count } дел новый срок.
    }
amended-added =
    { $count ->
        [one] Поручено { $count } новое дело.
        [few] Поручено { $count } новых дела.
       *[other] Поручено { $count } новых дел.
    }
amended-removed =
    { $count ->
        [one] Снято с контроля { $count } дело.
        [few] Снято с контроля { $count } дела.
       *[other] Снято с контроля { $count } дел.
    }
amended-told =
    { $count ->
        [one] Узнает { $count } человек — один раз, одним сообщением. Отчёты сохранены.
        [few] Узнают { $count } человека — один раз, одним сообщением. Отчёты сохранены.
       *[other] Узнают { $count } человек — один раз, одним сообщением. Отчёты сохранены.
    }
amended-told-nobody = Сообщать некому: ни у кого из подключённых ничего не изменилось. Отчёты сохранены.
amended-notice = План изменён: «{ $title }».
amended-notice-order = Приказ № { $number } от { $date }
amended-notice-moved = • { $title } — новый срок { $due }, был { $before }
amended-notice-dated = • { $title } — назначен срок { $due }
amended-notice-added = • Новое: { $title } — { $due }
amended-notice-removed = • Больше не нужно: { $title }
amended-notice-more =
    { $count ->
        [one] И ещё { $count } изменение.
        [few] И ещё { $count } изменения.
       *[other] И ещё { $count } изменений.
    }
