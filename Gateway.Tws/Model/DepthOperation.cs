namespace Gateway.Tws.Model;

/// <summary>What happens to a row of an order book.</summary>
public enum DepthOperation
{
    Insert = 0,
    Update = 1,
    Delete = 2,
}
