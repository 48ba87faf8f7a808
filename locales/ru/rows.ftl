# Строки плана: страницы, поиск, карточка строки.

rows-head = Строки плана, страница { $page } из { $pages }
rows-questions-head = Строки с вопросами, страница { $page } из { $pages }
rows-removed-head = Убранные строки, страница { $page } из { $pages }
rows-none = Таких строк нет.
rows-section = <u>{ $title }</u>
row-title = <b>{ $number }.</b> { $title }
row-title-plain = { $title }
row-section = Раздел: { $title }
row-instruction = Поручение из текста приказа.
row-deadline = Срок: «{ $text }» — { $reading }
row-deadline-blank = Срок не указан.
row-responsible = Исполнители: { $names }
row-responsible-blank = Исполнители не названы.
row-question = Вопрос: { $reasons }
row-removed = Строка убрана из плана: по ней никому ничего не поручат.
field-title = Название: «{ $text }»
field-deadline = Срок: «{ $text }»
field-responsible = Исполнители: «{ $text }»
field-understood = Понято: { $reading }
reading-windows =
    { $more ->
        [0] { $window }
        [one] { $window } и ещё { $more } срок
        [few] { $window } и ещё { $more } срока
       *[other] { $window } и ещё { $more } сроков
    }
reading-more = и ещё { $count }
reading-throughout = весь период, { $window }
reading-schedule = день не назван
reading-source = день не назван, его назначит другой документ или событие ({ $source })
reading-none = бот не понял срок
reading-nobody = исполнителей нет
reading-name = { $name }
reading-person = { $name } ({ $position })
reading-lead = { $who } — ответственный исполнитель
people-lead = { $name } (ответственный)
window-until = до { $due } включительно
row-now = Сейчас: «{ $text }»
row-now-blank = Сейчас пусто.
row-ask-title = Напишите, как должно называться мероприятие.
row-ask-deadline = Напишите срок так, как пишут в планах, например: «до 01.03», «март, май», «в течение года». Если срока нет — «без срока».
row-ask-responsible = Напишите исполнителей так, как пишут в планах, например: «Петрова А.С., методист; директора школ».
row-ask-section = Нажмите номер раздела или напишите название нового.
row-section-line = { $number }. { $title }
row-ask-new = Напишите, что нужно сделать. Срок и исполнителей бот спросит потом.
row-new-after = Новая строка будет после этой:
row-merge-head = Соединить эти строки в одну?
row-merge-what = Сроки и исполнители обеих останутся.
row-parted =
    { $count ->
        [one] Теперь это { $count } строка.
        [few] Теперь это { $count } строки.
       *[other] Теперь это { $count } строк.
    }
find-ask = Что найти в плане «{ $title }»? Напишите номер строки или слова.
find-ask-all = Что найти в планах? Напишите номер строки или слова.
found-head =
    { $count ->
        [one] «{ $words }»: нашлась { $count } строка.
        [few] «{ $words }»: нашлись { $count } строки.
       *[other] «{ $words }»: нашлось { $count } строк.
    }
found-none = «{ $words }»: таких строк нет.
found-plan = <b>{ $title }</b>
found-more =
    { $count ->
        [one] И ещё { $count } строка: добавьте слово, чтобы найти точнее.
        [few] И ещё { $count } строки: добавьте слово, чтобы найти точнее.
       *[other] И ещё { $count } строк: добавьте слово, чтобы найти точнее.
    }
button-find = Найти
button-find-more = Найти другое
button-back-rows = К строкам
button-back-row = К строке
button-row-question = Ответить на вопрос
button-row-title = Название
button-row-deadline = Срок
button-row-people = Исполнители
button-row-section = Раздел
button-no-section = Без раздела
button-split-windows = Разделить: строка на каждый срок
button-split-people = Разделить: строка на исполнителя
button-merge = Соединить со следующей
button-merge-yes = Соединить
button-add-row = Добавить после
button-remove-row = Убрать из плана
button-restore-row = Вернуть в план
