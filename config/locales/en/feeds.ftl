# Documents from the web and feeds: adding by address, following, announcing, quotas.

origin-fetched = fetched from { $name }
origin-feed = from the feed { $name }

added-several = Added { $added }, updated { $updated }, unchanged { $unchanged }.
quota = room for { articles }, { paragraphs } and { $megabytes } MB of text; { $used } MB used

feed-followed = Following { $title }. Added { articles }.
feed-followed-announced = Following { $title }. Added { articles }. I will announce new entries in { $channel }.
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
feed-asked = asked { $when }
feed-news = New in { $title }
feed-dead = { $title } seems to be dead: { $problem }
error-feed-not-found = That feed is not followed here.
