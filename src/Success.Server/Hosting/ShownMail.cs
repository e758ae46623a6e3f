using Success.Gateway.Mail;

namespace Success.Server.Hosting;

/// <summary>Shows mails on the console while there is no mail server: whoever started the server is then the only one to read them.</summary>
static class ShownMail
{
    public static void Show(Letter letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        Terminal.Say($"--- Mail to {letter.To}: {letter.Subject}{Environment.NewLine}{letter.Text}---");
    }
}
