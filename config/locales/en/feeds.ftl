# Documents from the web and feeds: adding by address, following, announcing, quotas.

origin-fetched = fetched from { $name }
origin-feed = from the feed { $name }

several-added = Added { articles }.
several-updated = Updated { articles }.
several-unchanged = Unchanged: { articles }.
quota = room for { articles }, { paragraphs } and { $megabytes } MB of text; { $used }% used

feed-followed = Following { $title }. Added { articles }.
feed-followed-announced = Following { $title }. Added { articles }. I will announce new entries in { $channel }.
feed-or-site = This is the feed of that page. To follow all pages of the site, choose `site: True`.
feed-unfollowed = Unfollowed { $title }. Its articles stay.
feed-unknown = I don’t follow this feed. Pick one from the suggestions.
feed-channel-closed = I can’t write in { $channel }. Allow it, or choose another channel.
feeds-none = This server follows no feeds yet. `/library follow` follows one.
feeds-heading = Feeds: { $total }
feeds-more =
    { $count ->
        [one] and { $count } more
       *[other] and { $count } more
    }
feed-asked = checked { $when }
feed-news = New in { $title }
feed-dead = { $title } seems to be dead: { $problem }

site-finding = Looking for the site’s pages…
site-reading = Reading the site: { $done } of { $total } pages.
site-goes-on = This goes on by itself, even after a restart. `/library sources` shows how far it is.
site-followed = Following { $title }. I look at it again every day.
site-partly = Following { $title }. I could not read all of it yet; the rest follows by itself.
site-stopped = Stopped. What I have read stays, the rest follows tomorrow. `/library unfollow` ends it.
site-interrupted = I was stopped while reading this site. I go on with it when I am back.
site-not-running = No site is being read right now.
site-seen = checked { $when }
site-under-way = being read now
site-news = Changes on { $title }
site-added = new: { $count }
site-updated = changed: { $count }
site-moved = moved: { $count }
site-removed = removed: { $count }
site-unchanged = unchanged: { $count }
site-failed = failed: { $count }
sources-none = This server follows no sites or feeds yet. `/library follow` follows one.
sources-heading = Sources: { $total }
sources-pages = Single pages that I look at again every day: { $count }

# Channels as sources. $channel: a mention. $articles: so many articles
channel-followed = Following { $channel }: { $articles } so far; the rest follows by itself. Everyone on this server can read these articles.
channel-followed-already = I follow { $channel } already. New since I last looked: { $articles }.
channel-needed = Give an address or a channel.
channel-hidden = You need to be able to read { $channel } yourself.
channel-gone = The channel is gone; its articles stay.
channel-refused = I can’t read it: I need *View Channel* and *Read Message History* there.
channel-quota = The library is full; no further messages are added.
channel-without-content = I can’t read it: the operator has to switch on `message_content` and Discord’s message content intent.
channel-under-way = being read
