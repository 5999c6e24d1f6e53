using TwsSimulator.Session;

namespace TwsSimulator.Handlers.Depth;

/// <summary>Sends changes of one book's rows: with names (13) for stocks, without (12) for the rest.</summary>
internal sealed class DepthWriter(ClientSession client, int reqId, bool smart, bool named)
{
    public const int Insert = 0;
    public const int Update = 1;
    public const int Delete = 2;

    public void Row(bool isBid, int position, int operation, BookRow row)
    {
        if (named)
            Named(isBid, position, operation, row);
        else
            Plain(isBid, position, operation, row);
    }

    private void Plain(bool isBid, int position, int operation, BookRow row) => client.Send(MessageIds.MarketDepth, fields =>
    {
        fields.Write(1);
        fields.Write(reqId);
        fields.Write(position);
        fields.Write(operation);
        fields.Write(isBid);
        fields.Write(row.Price);
        fields.Write(row.Size);
    });

    private void Named(bool isBid, int position, int operation, BookRow row) => client.Send(MessageIds.MarketDepthL2, fields =>
    {
        fields.Write(1);
        fields.Write(reqId);
        fields.Write(position);
        fields.Write(row.MarketMaker);
        fields.Write(operation);
        fields.Write(isBid);
        fields.Write(row.Price);
        fields.Write(row.Size);
        fields.Write(smart);
    });
}
