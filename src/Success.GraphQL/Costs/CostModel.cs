using System.Globalization;
using Success.GraphQL.Language;
using Success.GraphQL.Types;

namespace Success.GraphQL.Costs;

/// <summary>
/// What a schema's <c>@cost(weight:)</c> and <c>@listSize(...)</c> say. A field without a weight costs what its type weighs, for a list that
/// much for each item: 1 for objects, 0 for plain values, unless the type has a weight. A list's own weight counts once, beside its items.
/// </summary>
sealed class CostModel
{
    const double ObjectWeight = 1;

    // Beside what is introspected: it is asked once by each tool, and never by people's pages.
    const double IntrospectionWeight = 10;

    // A type, field or argument that is told of: it stands there already, and all of a schema is thousands.
    const double IntrospectedWeight = 0.01;

    readonly Dictionary<FieldDefinition, FieldCost> _fields = [];
    readonly Dictionary<NamedType, double> _types = [];
    readonly List<(SourceSpot, string)> _errors = [];

    public CostModel(Schema schema)
    {
        foreach (var type in schema.Types.Where(type => !type.IsIntrospection))
        {
            _types[type] = type.Nodes.Select(part => Weight(part.Node.Directives, type.Spot, type.Name)).FirstOrDefault(weight => weight is not null)
                ?? (type is CompositeType ? ObjectWeight : 0);
            foreach (var input in Inputs(type).Where(input => AppliedDirectives.Find(input.Directives, "cost") is not null))
            {
                _errors.Add((input.Spot, $"{input.Coordinate} has a cost; only fields and types can have one."));
            }

            foreach (var input in Inputs(type).Where(input => input.MaxItems is not null && (input.MaxItems < 0 || input.Type.Nullable is not ListType)))
            {
                _errors.Add((input.Spot, $"{input.Coordinate} has a list's limit; it must be a list, and the limit a number from 0."));
            }
        }

        foreach (var field in schema.Types.OfType<FieldsType>().Where(type => !type.IsIntrospection).SelectMany(type => type.Fields))
        {
            Read(field);
        }

        Introspection = new FieldCost { Weight = IntrospectionWeight };
        foreach (var type in schema.Types.OfType<CompositeType>().Where(type => type.IsIntrospection))
        {
            _types[type] = IntrospectedWeight;
        }

        foreach (var (field, size) in IntrospectionSizes.Of(schema))
        {
            _fields[field] = new FieldCost { AssumedSize = size };
        }
    }

    /// <summary>What is wrong with the directives.</summary>
    public IReadOnlyList<(SourceSpot Spot, string Message)> Errors => _errors;

    /// <summary>The cost of <c>__schema</c> and <c>__type</c>, without what is selected below.</summary>
    public FieldCost Introspection { get; }

    public FieldCost Of(FieldDefinition field) => _fields.GetValueOrDefault(field, FieldCost.Usual);

    public double WeightOf(NamedType type) => _types.GetValueOrDefault(type);

    static IEnumerable<InputValueDefinition> Inputs(NamedType type) => type switch
    {
        FieldsType fields => fields.Fields.SelectMany(field => field.Arguments),
        InputObjectType input => input.Fields,
        _ => [],
    };

    void Read(FieldDefinition field)
    {
        var weight = Weight(field.Directives, field.Spot, field.Coordinate);
        var listSize = AppliedDirectives.Find(field.Directives, "listSize");
        if (listSize is not null)
        {
            _fields[field] = ReadSize(field, listSize) with { Weight = weight };
        }
        else if (weight is not null)
        {
            _fields[field] = new FieldCost { Weight = weight };
        }
    }

    FieldCost ReadSize(FieldDefinition field, DirectiveNode listSize)
    {
        var slicing = Names(listSize, "slicingArguments").Select(name => SlicingArgument(field, name)).OfType<InputValueDefinition>().ToArray();
        var sized = Names(listSize, "sizedFields");
        foreach (var name in sized.Where(name => (field.Type.Named as CompositeType)?.Field(name)?.Type.Nullable is not ListType))
        {
            _errors.Add((field.Spot, $"{field.Coordinate} gives the size of \"{name}\", which is no list of {field.Type.Named}."));
        }

        if (sized.Length == 0 && field.Type.Nullable is not ListType)
        {
            _errors.Add((field.Spot, $"{field.Coordinate} has a list's size, but is no list and names none in sizedFields."));
        }

        return new FieldCost
        {
            AssumedSize = AssumedSize(field, listSize),
            SlicingArguments = slicing,
            SizedFields = sized,
            RequiresSlicing = slicing.Length > 0 && AppliedDirectives.Argument(listSize, "requireOneSlicingArgument") is not BooleanValueNode { Value: false },
        };
    }

    InputValueDefinition? SlicingArgument(FieldDefinition field, string name)
    {
        var argument = field.Argument(name);
        if (argument?.Type.Nullable is not ScalarType { Name: "Int" })
        {
            _errors.Add((field.Spot, $"{field.Coordinate} is sized by \"{name}\", which is no argument of type Int."));
            return null;
        }

        return argument;
    }

    int AssumedSize(FieldDefinition field, DirectiveNode listSize)
    {
        if (AppliedDirectives.Argument(listSize, "assumedSize") is not IntValueNode given)
        {
            return FieldCost.UsualAssumedSize;
        }

        if (int.TryParse(given.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var size))
        {
            return size;
        }

        _errors.Add((field.Spot, $"{field.Coordinate} is assumed to have {given.Value} items; a size is a number from 0."));
        return FieldCost.UsualAssumedSize;
    }

    double? Weight(DirectiveNode[] directives, SourceSpot spot, string coordinate)
    {
        if (AppliedDirectives.Find(directives, "cost") is not { } cost || AppliedDirectives.Argument(cost, "weight") is not { } given)
        {
            return null;
        }

        var text = given is StringValueNode value ? value.Value : Printer.Print(given);
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight))
        {
            return weight;
        }

        _errors.Add((spot, $"{coordinate} costs \"{text}\"; a weight is a number from 0, like \"2\" or \"0.5\"."));
        return null;
    }

    static string[] Names(DirectiveNode directive, string argument) => AppliedDirectives.Argument(directive, argument) switch
    {
        ListValueNode list => [.. list.Values.OfType<StringValueNode>().Select(name => name.Value)],
        StringValueNode name => [name.Value],
        _ => [],
    };
}
