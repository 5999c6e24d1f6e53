using System.Diagnostics.CodeAnalysis;
using Gateway.Tws.Messages;

namespace Gateway.Tws.Session;

/// <summary>Waits for one message.</summary>
internal sealed class AnswerReceiver<TAnswer> : PendingReceiver<TAnswer> where TAnswer : IMessage<TAnswer>
{
    public override void Receive<T>(in T message)
    {
        if (message is TAnswer answer)
            Succeed(answer);
    }

    public override bool TryGetPartial([MaybeNullWhen(false)] out TAnswer result)
    {
        result = default;
        return false;
    }
}
