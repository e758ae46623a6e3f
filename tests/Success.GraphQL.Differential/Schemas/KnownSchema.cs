using System.Text;
using Success.GraphQL.Language;
using Success.GraphQL.Types;

namespace Success.GraphQL.Differential.Schemas;

/// <summary>The schema that was asked about last, so that it is not built for each question.</summary>
sealed class KnownSchema
{
    (string Sdl, Schema Schema)? _last;

    /// <exception cref="SchemaException">It is none.</exception>
    public Schema Of(string sdl)
    {
        if (_last?.Sdl != sdl)
        {
            _last = (sdl, SchemaBuilder.Build(new Source(Encoding.UTF8.GetBytes(sdl), "schema.graphql")));
        }

        return _last.Value.Schema;
    }
}
