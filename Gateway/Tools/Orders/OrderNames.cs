using System.Globalization;
using Gateway.Tools.Contracts;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Orders;

/// <summary>Names what an order mentions by its contract id only, the legs of a combination and the instruments of conditions: nobody can approve a number.</summary>
internal static class OrderNames
{
    public static readonly IReadOnlyDictionary<int, string> None = new Dictionary<int, string>();

    public static async Task<IReadOnlyDictionary<int, string>> FindAsync(ContractResolver resolver, Contract contract, Order order, CancellationToken cancellationToken)
    {
        var names = new Dictionary<int, string>();
        foreach (var id in contract.ComboLegs.Select(leg => leg.ConId).Concat(order.Conditions.Select(IdOf)).Where(id => id > 0).Distinct())
        {
            try
            {
                names[id] = OrderText.NameOf((await resolver.ResolveAsync(new Contract { ConId = id }, cancellationToken)).Contract);
            }
            catch (TwsRequestException)
            {
                // TWS does not tell it: the id itself is shown.
                continue;
            }
        }
        return names;
    }

    public static string Of(IReadOnlyDictionary<int, string> names, int conId) =>
        names.TryGetValue(conId, out var name) ? name : string.Create(CultureInfo.InvariantCulture, $"conId {conId}");

    private static int IdOf(OrderCondition condition) => condition switch
    {
        PriceCondition price => price.ConId,
        VolumeCondition volume => volume.ConId,
        PercentChangeCondition change => change.ConId,
        _ => 0,
    };
}
