namespace Success.GraphQL.Differential.Parsing;

sealed partial class DocumentGenerator
{
    void TypeSystem()
    {
        var isExtension = random.Next(4) == 0;
        if (isExtension)
        {
            Tokens("extend");
        }
        else
        {
            Description();
        }

        switch (random.Next(isExtension ? 7 : 8))
        {
            case 0:
                Tokens("schema");
                Directives(isConst: true);
                Body(isExtension, () => Items("{", () => Tokens(Pick("query", "mutation", "subscription"), ":", Name()), "}"));
                break;
            case 1:
                Tokens("scalar", Name(), "@", Name());
                Directives(isConst: true);
                break;
            case 2 or 3:
                FieldsType();
                break;
            case 4:
                Tokens("union", Name());
                Directives(isConst: true);
                Body(mayBeMissing: true, () =>
                {
                    Tokens("=");
                    Delimited("|");
                });
                break;
            case 5:
                Tokens("enum", Name());
                Directives(isConst: true);
                Body(mayBeMissing: true, () => Items("{", EnumValue, "}"));
                break;
            case 6:
                Tokens("input", Name());
                Directives(isConst: true);
                Body(mayBeMissing: true, () => Items("{", InputValue, "}"));
                break;
            default:
                Directive();
                break;
        }
    }

    void FieldsType()
    {
        Tokens(Pick("type", "interface"), Name());
        Maybe(() =>
        {
            Tokens("implements");
            Delimited("&");
        });
        Directives(isConst: true);
        Body(mayBeMissing: true, () => Items("{", Field, "}"));
    }

    // An extension that has neither directives nor a body is refused, which is compared as well.
    void Body(bool mayBeMissing, Action write)
    {
        if (!mayBeMissing || random.Next(5) > 0)
        {
            write();
        }
    }

    void Field()
    {
        Description();
        Tokens(Name());
        Maybe(() => Items("(", InputValue, ")"));
        Tokens(":");
        Type();
        Directives(isConst: true);
    }

    void InputValue()
    {
        Description();
        Tokens(Name(), ":");
        Type();
        Maybe(() =>
        {
            Tokens("=");
            Value(isConst: true);
        });
        Directives(isConst: true);
    }

    void EnumValue()
    {
        Description();
        Tokens(Name());
        Directives(isConst: true);
    }

    void Directive()
    {
        Tokens("directive", "@", Name());
        Maybe(() => Items("(", InputValue, ")"));
        Maybe(() => Tokens("repeatable"));
        Tokens("on");
        Maybe(() => Tokens("|"), oneIn: 4);
        Tokens(Pick("QUERY", "FIELD", "OBJECT", "VARIABLE_DEFINITION", "INPUT_FIELD_DEFINITION"));
        Maybe(() => Tokens("|", "ENUM"));
    }

    void Delimited(string delimiter)
    {
        Maybe(() => Tokens(delimiter));
        Tokens(Name());
        Repeat(0, 3, () => Tokens(delimiter, Name()));
    }
}
