using Gateway.Tws.Messages;

namespace Gateway.Tws.Api;

/// <summary>The first message of one type: the whole answer of a subscription that is asked once.</summary>
internal sealed class FirstReply<TMessage> : Reply<TMessage> where TMessage : IMessage<TMessage>
{
    public override void Receive<T>(in T message)
    {
        if (message is TMessage first)
            Complete(first);
    }
}
