# The card of `/help`.

help = ### I quote; I don’t make things up
    Ask me with `/ask` or mention me: I answer with the exact words of this server’s articles.
    To follow up, reply to my answer. Vote with 👍 and 👎; ⋯ shows the context, the reasons and more.
    `/verify` checks a quote, `/library list` shows the articles, `/privacy` your data.
help-managers = You manage this server: add articles (`/library add` takes files too), choose how I answer, see what goes unanswered.
button-ask = Ask
button-verify = Check a quote
button-articles = Articles
button-my-data = My data
button-insights = Insights
form-quote = The sentence, as you read it
