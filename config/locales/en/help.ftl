# The card of `/help`.

help = ### I quote; I don’t make things up
    Ask me with `/ask` or mention me: I answer with the exact words of my articles.
    To follow up, reply to my answer. Vote with 👍 and 👎; ⋯ shows the context, the reasons and more.
    `/verify` checks a quote, `/articles` shows the articles, `/privacy` your data.
help-managers = You manage this server: add articles (`/library add` takes files too), choose how I answer, see what goes unanswered.
help-memory = Where the articles are silent I quote what members have said, from channels that you can read.
help-follow = `/library follow` keeps up with a whole site or a feed. *Add to the library* is in the menu of every message.
help-follow-channels = `/library follow` keeps up with a whole site, a feed or a channel. *Add to the library* is in the menu of every message.
button-ask = Ask
button-verify = Check a quote
button-articles = Articles
button-my-data = My data
button-insights = Insights
form-quote = The sentence, as you read it
