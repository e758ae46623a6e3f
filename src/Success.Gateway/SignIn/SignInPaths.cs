namespace Success.Gateway.SignIn;

/// <summary>Where the pages of signing in are.</summary>
public static class SignInPaths
{
    /// <summary>Asks for an address.</summary>
    public const string Ask = "/sign-in";

    /// <summary>Where a mail's link leads.</summary>
    public const string Link = "/sign-in/link";

    /// <summary>Takes a code.</summary>
    public const string Code = "/sign-in/code";

    /// <summary>Where an invitation leads.</summary>
    public const string Invitation = "/invitation";

    /// <summary>Ends the session.</summary>
    public const string SignOut = "/sign-out";

    /// <summary>Ends all sessions of the member.</summary>
    public const string SignOutEverywhere = "/sign-out/everywhere";

    /// <summary>Says that it is so.</summary>
    public const string SignedOut = "/signed-out";

    /// <summary>Says who is signed in, and lets one sign out.</summary>
    public const string Session = "/session";

    /// <summary>The pages' style.</summary>
    public const string Style = "/sign-in/style.css";

    /// <summary>The pages' icon.</summary>
    public const string Icon = "/favicon.svg";

    /// <summary>The icon where browsers look for one of a page that names none.</summary>
    public const string UsualIcon = "/favicon.ico";
}
