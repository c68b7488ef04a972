# The first message in a server.

welcome = ### Hello, I am Quoth
    I answer questions with the exact words of the articles in my library, and tell you when they don’t say. Three steps:
welcome-add = **1. Give me something to quote:** paste a text, or attach files to `/library add`.
welcome-choose = **2. Choose how I behave:** where I answer, how sure I have to be, who may manage me.
welcome-try = **3. Try a question,** here or later with `/ask`, or by mentioning me.
button-choose = Settings
button-try = Ask
form-try = Try a question
form-try-question = What do you want to know?
form-try-hint = A whole question, as you would ask a person
