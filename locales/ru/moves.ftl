# Перенос срока куратором и весть об этом исполнителю.

obligation-moves =
    { $count ->
        [one] Перенесён { $count } раз, первый срок { $first }
        [few] Перенесён { $count } раза, первый срок { $first }
       *[other] Перенесён { $count } раз, первый срок { $first }
    }
move-for-all =
    { $count ->
        [one] { $count } исполнитель строки, который ещё не отчитался
        [few] Все { $count } исполнителя строки, которые ещё не отчитались
       *[other] Все { $count } исполнителей строки, которые ещё не отчитались
    }
move-ask = Новый срок? Нажмите день или напишите: «15 марта», «на неделю».
move-pick = К какому дню?
executor-line = { $index }. { $name } — { $until }, { $state }
moved-head =
    { $count ->
        [one] Новый срок: { $count } дело.
        [few] Новые сроки: { $count } дела.
       *[other] Новые сроки: { $count } дел.
    }
moved-line = { $index }. { $title } — { $until } ({ $relative }), было { $before }
moved-line-new = { $index }. { $title } — { $until } ({ $relative })
button-move = Сменить срок
button-day = { $day }
button-pick-day = Другой день
button-move-one = Только этому исполнителю
button-move-all =
    { $count ->
        [one] { $count } исполнителю строки
       *[other] Всем { $count } исполнителям строки
    }
