# `/library`: lists, one article, adding, removing, reindexing, the state.

list-heading-all = Articles: { $total }
list-heading-page = Articles: { $first } to { $last } of { $total }

fact-author = Author
fact-date = Date
fact-language = Language
fact-paragraphs = Paragraphs
fact-origin = Origin
origin-sample = ships with Quoth
origin-uploaded = uploaded here as { $name }
origin-pasted = pasted here as { $name }
origin-operator = the operator's file { $name }
everywhere = on all servers

added = Added { $title }: { paragraphs }. Ask away.
updated =
    { $changed ->
        [0] Updated { $title }: what is known of it; the { paragraphs } are as they were.
        [one] Updated { $title }: { $changed } paragraph changed, { paragraphs } now.
       *[other] Updated { $title }: { $changed } paragraphs changed, { paragraphs } now.
    }
unchanged = { $title } is in the library already, word for word: { paragraphs }.
add-url-wrong = The address must begin with https:// or http:// and be of ordinary length.
add-date-wrong = The date must be a day written as in 2025-04-30.
add-too-large = The file has { $size } bytes; at most { $limit } are allowed.
add-not-downloaded = The file could not be downloaded from Discord; please try again.
form-add = Add an article
form-text = Text
form-text-hint = Longer than 4,000 characters? Attach a file instead.
form-title = Title
form-title-hint = Else the first line
form-source = Source
form-author = Author
form-date = Date

manage-in-servers-only = That works in a server only; direct messages have no library.
manage-permission-needed = That needs the permission Manage Server; ask somebody who manages this server.

remove-question = Remove { $title } ({ paragraphs }) from this server's library? You can bring it back for a day.
remove-done = Removed { $title }. It can be brought back for a day.
button-remove = Remove
button-keep = Keep
nothing-changed = Nothing was changed.
nothing-changed-in-time = Nothing was changed: no answer came.

reindexing = Reindexing… Questions are answered meanwhile.
reindexing-progress = { $done } of { articles }, { paragraphs }
reindexing-progress-left = { $done } of { articles }, { paragraphs }, about { $left } left
reindexed =
    { $changed ->
        [0] Reindexed { articles } with { paragraphs } in { $duration }; nothing changed.
       *[other] Reindexed { articles } with { paragraphs } in { $duration }; paragraphs: { $diff }.
    }
button-stop = Cancel
reindex-stopped = The reindex was cancelled. Everything is answered from the articles as they were before it.
reindex-interrupted = I stopped in the middle of this reindex. Nothing is lost: everything is answered from the articles as they were before it. `/library reindex` begins anew.
reindex-not-running = There is no reindex to cancel any more.
# $questions: a list
reindexed-answered = Answered now: { $questions }
reindexed-answered-hidden =
    { $count ->
        [one] Answered now: { $count } question that was not asked in public.
       *[other] Answered now: { $count } questions that were not asked in public.
    }
reindexed-pins =
    { $count ->
        [one] { $count } chosen passage is no longer there; `/library pins` shows which.
       *[other] { $count } chosen passages are no longer there; `/library pins` shows which.
    }
reindexed-added = Added: { $titles }.
reindexed-updated = Updated: { $titles }.
reindexed-missing = Kept although the file has gone: { $titles }.
reindexed-and-more = { $titles } and { $count } more
reindexed-more-failed =
    { $count ->
        [one] { $count } more file could not be read either.
       *[other] { $count } more files could not be read either.
    }

status-sample = Sample library
status-shared = Library of all servers
status-own = Library of this server
status-generation = generation { $generation }, reindexed { $when }
status-generation-first = generation { $generation }, never reindexed
status-reindexing = being reindexed now: { $done } of { articles }
