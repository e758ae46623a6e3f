using System.Text.Json.Nodes;

namespace Success.GraphQL.Differential.Reduction;

/// <summary>Makes a tree of JSON smaller: leaves out members and items, the large ones first, and takes what is alone out of its object or list.</summary>
static class JsonMinimiser
{
    /// <summary>Removes what can be removed while <paramref name="staysOdd"/> says yes.</summary>
    public static async Task<JsonObject> MinimiseAsync(JsonObject json, Func<JsonObject, Task<bool>> staysOdd)
    {
        var small = json.DeepClone().AsObject();
        while (await ShrinkAsync(small, () => staysOdd(small)))
        {
            // What is gone may have been what something else was needed for.
        }

        return small;
    }

    static async Task<bool> ShrinkAsync(JsonNode? node, Func<Task<bool>> staysOdd)
    {
        var hasShrunk = false;
        for (var i = Count(node) - 1; i >= 0; i--)
        {
            var child = Take(node!, i);
            if (await staysOdd())
            {
                hasShrunk = true;
                continue;
            }

            if (Count(child.Value) == 1)
            {
                var alone = Take(child.Value!, 0);
                Insert(node!, i, child with { Value = alone.Value });
                if (await staysOdd())
                {
                    hasShrunk = true;
                    continue;
                }

                Take(node!, i);
                Insert(child.Value!, 0, alone);
            }

            Insert(node!, i, child);
            hasShrunk |= await ShrinkAsync(child.Value, staysOdd);
        }

        return hasShrunk;
    }

    static int Count(JsonNode? node) => node switch
    {
        JsonObject fields => fields.Count,
        JsonArray items => items.Count,
        _ => 0,
    };

    static Child Take(JsonNode node, int index)
    {
        if (node is JsonArray items)
        {
            var item = items[index];
            items.RemoveAt(index);
            return new Child("", item);
        }

        var fields = node.AsObject();
        var (name, value) = fields.GetAt(index);
        fields.RemoveAt(index);
        return new Child(name, value);
    }

    static void Insert(JsonNode node, int index, Child child)
    {
        if (node is JsonArray items)
        {
            items.Insert(index, child.Value);
        }
        else
        {
            node.AsObject().Insert(index, child.Name, child.Value);
        }
    }

    readonly record struct Child(string Name, JsonNode? Value);
}
