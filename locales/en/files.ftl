# A file that could not be read: why, and what to do.

error-file-empty = The file is empty. Send it again.
error-file-damaged = The file is damaged and can't be opened. Save it anew and send it again.
error-file-encrypted = The file is locked with a password. Remove the password and send it again.
error-file-wrong-type = Such files are not read here. A .docx, .xlsx, .pdf or .txt will do.
error-needs-converter = The old Word format is not read here. Open the file, save it as .docx and send it again.
error-unpacks-too-large = There is too much data inside the file. Remove pictures and spare sheets and send it again.
error-no-table = There is no table of activities in the document. Check that it is the right file.
error-reading-failed = The file could not be read: that is the bot's own mistake, and it is in the log. Save the document in another format, .docx for one, and send it again.
error-scan-without-text = This is a scan: pictures instead of text. Send a document whose text can be selected.
error-too-many-pages = Too many pages: { $have }. Up to { $most } are read. Send just the order and the plan.
error-too-slow = Reading the file took too long and was stopped. Keep just the order and the plan in it.
error-too-many-rows = There are too many rows: the bot reads { $most } at most. Send the order with its plan alone.
error-text-too-long = The text is longer than { $most } MB. Send the order with its plan alone.
