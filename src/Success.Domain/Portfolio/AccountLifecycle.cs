using System.Text.Json.Serialization;

namespace Success.Domain.Portfolio;

/// <summary>Whether an account is worked with. The numbers are stored and never reused.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AccountLifecycle>))]
public enum AccountLifecycle
{
    /// <summary>Worked with: what the portfolio shows unless asked otherwise.</summary>
    Active = 0,

    /// <summary>Put away by the provider: kept, shown only on request, watched by no detector.</summary>
    Archived = 1,

    /// <summary>Being erased: it stays listed so that the erasure can be followed, and then disappears.</summary>
    Leaving = 2,
}
