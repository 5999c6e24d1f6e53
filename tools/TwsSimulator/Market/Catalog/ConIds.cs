namespace TwsSimulator.Market.Catalog;

/// <summary>Contract ids for instruments that come and go: the same local symbol has the same id on every day and machine.</summary>
internal static class ConIds
{
    private const int First = 600_000_000;
    private const int Count = 100_000_000;

    public static int Of(string secType, string localSymbol) =>
        First + (int)(Hash.Unit(Hash.Of(0, secType + ' ' + localSymbol), 0, 0) * Count);
}
