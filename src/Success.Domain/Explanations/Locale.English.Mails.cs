namespace Success.Domain.Explanations;

/// <content>What mails say in English.</content>
public sealed partial record Locale
{
    static Dictionary<Phrase, Wording> EnglishMails => new()
    {
        [Phrase.MailGreeting] = new("Hello {name},"),
        [Phrase.MailSubject] = new("{workspace}: {count} things to look at"),
        [Phrase.MailEscalated] = new("Nobody on your side has said that they have seen it."),
        [Phrase.MailChoice] = new("You choose which of these mails you get, or none of them: {link}"),
        [Phrase.MailAboutWarning] = new("“{name}” is at risk"),
        [Phrase.MailAboutCritical] = new("“{name}” is off track"),
        [Phrase.MailAboutNoData] = new("no value for “{name}”"),
        [Phrase.MailAboutMissed] = new("“{name}” missed"),
        [Phrase.MailAboutMilestone] = new("milestone “{name}” is overdue"),
        [Phrase.MailAboutProposal] = new("proposal for “{name}” waits for you"),
        [Phrase.MailAboutCounterpart] = new("nobody answers for “{name}”"),
        [Phrase.MailAboutFeed] = new("“{name}” delivers nothing"),
        [Phrase.MailFooter] = new("The links lead to {workspace}; they sign nobody in, you do that as always."),
        [Phrase.InvitationSubject] = new("{workspace} invites you"),
        [Phrase.InvitationSays] = new("{workspace} invites you to a workspace in which both sides see what was agreed and where it stands."),
        [Phrase.InvitationDo] = new("Open this page and press the button; you then get a mail to sign in by:"),
        [Phrase.InvitationUntil] = new("The invitation holds until {until}. If it tells you nothing, do nothing."),
        [Phrase.SignInSubject] = new("Sign in to {workspace}"),
        [Phrase.SignInSubjectOfMany] = new("Sign in to your workspaces"),
        [Phrase.SignInDo] = new("open this page and press the button to sign in to {workspace}:"),
        [Phrase.SignInDoOfMany] = new("open this page and press the button to sign in:"),
        [Phrase.SignInCode] = new("Or type this code where you asked for this mail: {code}"),
        [Phrase.SignInCodes] = new("Or type a code where you asked for this mail, the one of your workspace:"),
        [Phrase.SignInUntil] = new("Link and code work once, until {until}. If you did not ask for this mail, do nothing."),
    };
}
