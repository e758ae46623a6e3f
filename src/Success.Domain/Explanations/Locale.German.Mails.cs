namespace Success.Domain.Explanations;

/// <content>What mails say in German.</content>
public sealed partial record Locale
{
    static Dictionary<Phrase, Wording> GermanMails => new()
    {
        [Phrase.MailGreeting] = new("Guten Tag {name},"),
        [Phrase.MailSubject] = new("{workspace}: {count} Dinge warten auf Sie"),
        [Phrase.MailEscalated] = new("Auf Ihrer Seite hat noch niemand gesagt, dass er es gesehen hat."),
        [Phrase.MailChoice] = new("Sie wählen, welche dieser Mails Sie bekommen, oder keine mehr: {link}"),
        [Phrase.MailAboutWarning] = new("„{name}“ ist gefährdet"),
        [Phrase.MailAboutCritical] = new("„{name}“ wird verfehlt"),
        [Phrase.MailAboutNoData] = new("kein Wert für „{name}“"),
        [Phrase.MailAboutMissed] = new("„{name}“ verfehlt"),
        [Phrase.MailAboutMilestone] = new("Meilenstein „{name}“ überfällig"),
        [Phrase.MailAboutProposal] = new("Vorschlag zu „{name}“ wartet auf Sie"),
        [Phrase.MailAboutCounterpart] = new("niemand antwortet für „{name}“"),
        [Phrase.MailAboutFeed] = new("„{name}“ liefert nichts"),
        [Phrase.MailFooter] = new("Die Links führen zu {workspace}; sie melden niemanden an, das tun Sie wie immer selbst."),
        [Phrase.InvitationSubject] = new("{workspace} lädt Sie ein"),
        [Phrase.InvitationSays] = new("{workspace} lädt Sie in einen Arbeitsbereich ein, in dem beide Seiten sehen, was vereinbart wurde und wie es darum steht."),
        [Phrase.InvitationDo] = new("Öffnen Sie diese Seite und drücken Sie den Knopf; dann kommt eine Mail, mit der Sie sich anmelden:"),
        [Phrase.InvitationUntil] = new("Die Einladung gilt bis {until}. Wenn sie Ihnen nichts sagt, brauchen Sie nichts zu tun."),
        [Phrase.SignInSubject] = new("Anmelden bei {workspace}"),
        [Phrase.SignInSubjectOfMany] = new("Anmelden bei Ihren Arbeitsbereichen"),
        [Phrase.SignInDo] = new("öffnen Sie diese Seite und drücken Sie den Knopf, um sich bei {workspace} anzumelden:"),
        [Phrase.SignInDoOfMany] = new("öffnen Sie diese Seite und drücken Sie den Knopf, um sich anzumelden:"),
        [Phrase.SignInCode] = new("Oder geben Sie dort, wo Sie diese Mail angefordert haben, diesen Code ein: {code}"),
        [Phrase.SignInCodes] = new("Oder geben Sie dort, wo Sie diese Mail angefordert haben, den Code Ihres Arbeitsbereichs ein:"),
        [Phrase.SignInUntil] = new("Link und Code gelten einmal und bis {until}. Wenn Sie diese Mail nicht angefordert haben, brauchen Sie nichts zu tun."),
    };
}
