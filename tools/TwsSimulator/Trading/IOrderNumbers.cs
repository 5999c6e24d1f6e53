namespace TwsSimulator.Trading;

/// <summary>Issues ids that must never repeat, and knows which order ids each client has used.</summary>
internal interface IOrderNumbers
{
    bool IsUsed(OrderKey key);

    void MarkUsed(OrderKey key);

    long NewPermId();

    string NewExecId();
}
