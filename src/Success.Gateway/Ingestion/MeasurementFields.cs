using System.Collections.Immutable;
using System.Globalization;
using Success.Domain;
using Success.Gateway.Metrics;
using Success.Gateway.Scalars;

namespace Success.Gateway.Ingestion;

/// <summary>The fields of a line, named as those of <c>recordMeasurements</c>.</summary>
enum MeasurementField
{
    Account,
    ExternalAccountId,
    Metric,
    Version,
    At,
    Period,
    Value,
    Numerator,
    Denominator,
    Complete,
    Note,
}

/// <summary>A measurement while its line is read, field by field.</summary>
sealed class MeasurementFields
{
    int _given;
    string? _account;
    string? _externalAccountId;
    string? _metric;
    int? _version;
    DateTimeOffset? _at;
    string? _period;
    double? _value;
    double? _numerator;
    double? _denominator;
    bool _complete;
    string? _note;

    /// <summary>The fields' names, in the order of <see cref="MeasurementField"/>.</summary>
    public static ImmutableArray<string> Names { get; } =
        [.. Enum.GetNames<MeasurementField>().Select(static name => char.ToLowerInvariant(name[0]) + name[1..])];

    public static string NameOf(MeasurementField field) => Names[(int)field];

    public static DomainError Unknown(string name)
    {
        const int ShownLength = 64;
        var shown = name.Length > ShownLength ? name[..ShownLength] + "…" : name;
        return new(DomainErrorCode.Invalid, $"There is no such field; a measurement has {string.Join(", ", Names)}.", shown);
    }

    public static DomainError Twice(MeasurementField field) => new(DomainErrorCode.Invalid, "The field is there twice.", NameOf(field));

    /// <summary>Notes that a field is there.</summary>
    /// <returns>False when it was there before.</returns>
    public bool Mark(MeasurementField field)
    {
        var before = _given;
        _given |= 1 << (int)field;
        return before != _given;
    }

    /// <summary>A field's text; a refusal when the field does not take it.</summary>
    public DomainError? Take(MeasurementField field, string text)
    {
        switch (field)
        {
            case MeasurementField.Account:
                _account = text;
                return null;
            case MeasurementField.ExternalAccountId:
                _externalAccountId = text;
                return null;
            case MeasurementField.Metric:
                _metric = text;
                return null;
            case MeasurementField.Period:
                _period = text;
                return null;
            case MeasurementField.Note:
                _note = text;
                return null;
            case MeasurementField.At:
                _at = DateTimeScalar.Read(text);
                return _at is null ? new(DomainErrorCode.Invalid, DateTimeScalar.Allowed, NameOf(field)) : null;
            default:
                return Wrong(field);
        }
    }

    /// <summary>A field's number; a refusal when the field does not take it.</summary>
    public DomainError? Take(MeasurementField field, double number)
    {
        switch (field)
        {
            case MeasurementField.Value:
                _value = number;
                return null;
            case MeasurementField.Numerator:
                _numerator = number;
                return null;
            case MeasurementField.Denominator:
                _denominator = number;
                return null;
            case MeasurementField.Version when double.IsInteger(number) && Math.Abs(number) <= int.MaxValue:
                _version = (int)number;
                return null;
            default:
                return Wrong(field);
        }
    }

    /// <summary>A field's yes or no; a refusal when the field does not take it.</summary>
    public DomainError? Take(MeasurementField field, bool flag)
    {
        _complete = flag;
        return field == MeasurementField.Complete ? null : Wrong(field);
    }

    /// <summary>A field that is written as text whatever it holds, as in a table.</summary>
    public DomainError? TakeCell(MeasurementField field, string cell) => field switch
    {
        _ when cell.Length == 0 => null,
        MeasurementField.Complete => bool.TryParse(cell, out var flag) ? Take(field, flag) : Wrong(field),
        MeasurementField.Version or MeasurementField.Value or MeasurementField.Numerator or MeasurementField.Denominator =>
            double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Take(field, number) : Wrong(field),
        _ => Take(field, cell),
    };

    public Result<MeasurementInput> ToInput() => _metric is null
        ? new DomainError(DomainErrorCode.Invalid, "A measurement names its metric by key.", NameOf(MeasurementField.Metric))
        : new MeasurementInput(_account, _externalAccountId, _metric, _version, _at, _period, _value, _numerator, _denominator, _complete, _note);

    /// <summary>The refusal of a value of another kind than the field's.</summary>
    public static DomainError Wrong(MeasurementField field) => new(
        DomainErrorCode.Invalid,
        field switch
        {
            MeasurementField.Version => "A version is a whole number from 1.",
            MeasurementField.Value or MeasurementField.Numerator or MeasurementField.Denominator => "This is a number, like 42 or 0.5.",
            MeasurementField.Complete => "This is true or false.",
            _ => "This is a text.",
        },
        NameOf(field));
}
