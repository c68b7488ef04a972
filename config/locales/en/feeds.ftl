# Documents from the web and feeds: adding by address, following, announcing, quotas.

origin-fetched = fetched from { $name }
origin-feed = from the feed { $name }

added-several = Added { $added }, updated { $updated }, unchanged { $unchanged }.
quota = room for { articles }, { paragraphs } and { $megabytes } MB of text; { $used } MB used

feed-followed = Following { $title } now; added { articles }.
feed-followed-announced = Following { $title } now; added { articles }. New entries are announced in { $channel }.
feed-unfollowed = { $title } is no longer followed; its articles stay.
feed-unknown = No such feed is followed here; pick one from the list that opens while you type.
feed-channel-closed = I may not write in { $channel }; let me, or choose another channel.
feeds-none = No feeds are followed here yet; `/library follow` follows one.
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
