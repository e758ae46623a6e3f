namespace Success.Server.Demo;

/// <summary>Names of organisations that do not exist, in places that do not exist. Nobody in the demo has a person's name.</summary>
static class DemoNames
{
    static readonly string[] Places =
    [
        "Brindmoor", "Callowick", "Fennholt", "Harrowmere", "Tarnbeck", "Wolverstead", "Quillhaven", "Merrowby", "Aldenthorpe", "Ostrevale",
        "Birkenfold", "Cindermouth", "Dunmarrow", "Eskerby", "Foxglen Bay", "Gorsefield Quay", "Hollinscar", "Inverlarch", "Juniper Cove", "Kestrelwick",
        "Larkhollow", "Mistleby", "Northgarth Sound", "Otterbrae", "Pellamoor", "Quernstead", "Rowanmouth", "Saltmarrow", "Thistledown Bay", "Umberleigh Sands",
        "Vellacott Reach", "Wychbourne Fell", "Yarrowmere", "Zennerby", "Amberlode", "Bracklewick", "Corvenside", "Dapplemere", "Elderquay", "Firthhollow",
    ];

    static readonly string[] Trades =
    [
        "Foods", "Logistics", "Textiles", "Instruments", "Clinics", "Insurance", "Waterworks", "Railways", "Energy", "Stores", "Publishing",
        "Packaging",
    ];

    static readonly string[] Regions = ["North", "South", "Overseas"];
    static readonly string[] Countries = ["Highlands", "Lowlands", "Islands"];
    static readonly string[] Sites = ["Plant 1", "Plant 2"];

    /// <summary>Most names of accounts at the top.</summary>
    public static int Most => Places.Length * Trades.Length;

    /// <summary>The name of an account at the top; another one for each number below <see cref="Most"/>.</summary>
    public static string Top(int number) => $"{Places[number % Places.Length]} {Trades[((number * 5) + (3 * (number / Places.Length))) % Trades.Length]}";

    /// <summary>The name of an account below another one.</summary>
    /// <param name="top">Name of the account at the top.</param>
    /// <param name="level">2 to 4.</param>
    /// <param name="number">Counts the accounts of that level.</param>
    public static string Below(string top, int level, int number) => level switch
    {
        2 => $"{top} {Regions[number % Regions.Length]}",
        3 => $"{top} {Countries[number % Countries.Length]}",
        _ => $"{top} {Sites[number % Sites.Length]}",
    };
}
