namespace Success.GraphQL.Types;

/// <summary>Gathers everything that is wrong with a schema.</summary>
sealed class SchemaErrors
{
    readonly List<string> _errors = [];

    public bool Any => _errors.Count > 0;

    /// <summary>Each message after the first place that it is about; further places follow it.</summary>
    public void Add(string message, params IEnumerable<SourceSpot> spots)
    {
        var places = spots.Select(spot => spot.ToString()).Distinct(StringComparer.Ordinal).ToArray();
        var also = places.Length > 1 ? $" (see also {string.Join(", ", places[1..])})" : "";
        _errors.Add(places.Length == 0 ? message : $"{places[0]}: {message}{also}");
    }

    public void AddLocated(string message) => _errors.Add(message);

    /// <exception cref="SchemaException">There are errors.</exception>
    public void ThrowIfAny()
    {
        if (Any)
        {
            throw new SchemaException([.. _errors]);
        }
    }
}
