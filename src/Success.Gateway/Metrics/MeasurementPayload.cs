using Success.Gateway.Accounts;
using Success.Gateway.Errors;

namespace Success.Gateway.Metrics;

/// <summary>What mutations of one measurement give back.</summary>
public sealed class MeasurementPayload
{
    readonly AccountPage? _page;
    readonly MeasurementId _id;

    internal MeasurementPayload(AccountPage? page, MeasurementId id) => (_page, _id) = (page, id);

    internal MeasurementPayload(IReadOnlyList<UserErrorNode> userErrors) => UserErrors = userErrors;

    /// <summary>What was refused.</summary>
    public IReadOnlyList<UserErrorNode> UserErrors { get; } = [];

    /// <summary>The measurement as it is now.</summary>
    public async Task<MeasurementNode?> Measurement() => _page is null ? null : await MeasurementHistories.FindAsync(_page, _id);

    /// <summary>The account.</summary>
    public AccountNode? Account => _page is null ? null : new(_page);
}
