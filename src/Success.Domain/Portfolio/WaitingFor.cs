using System.Text.Json.Serialization;

namespace Success.Domain.Portfolio;

/// <summary>Who has to act next on an account's proposals, reviews and recoveries. The numbers are stored and never reused.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WaitingFor>))]
public enum WaitingFor
{
    /// <summary>Nobody: nothing is open.</summary>
    Nobody = 0,

    /// <summary>The provider only.</summary>
    Provider = 1,

    /// <summary>The customer only.</summary>
    Customer = 2,

    /// <summary>Each side, for something of its own.</summary>
    Both = 3,
}
