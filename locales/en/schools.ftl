# The list of schools: what is wrong with it, and what to mend.

error-school-list-no-head = There are no column headings. “School” and “Director” are needed, “District” and “Curator” are optional.
error-school-list-no-directors = There is no column of directors. A heading such as “Director” or “Head” will do.
error-school-list-empty = There is no school under the headings.
error-school-list-no-school = Row { $row } has a director but no school. Fill the school in and send the file again.
error-school-list-repeated = The school “{ $school }” is there twice: in rows { $first_row } and { $row }. Keep one, or make the names differ.
