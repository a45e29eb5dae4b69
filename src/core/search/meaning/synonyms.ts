/**
 * Words that say nearly the same in papers and in notes about them, a meaning a line; a word may have several. People
 * remember a paper in other words than its authors' ("picture" for "image", "speed up" for "accelerate"). Only what holds
 * in most fields is here: what a library's own texts abbreviate is learnt from them.
 */
export const SYNONYMS: readonly (readonly string[])[] = `
accelerate speed speedup fast faster quick quicker quickly rapid
accuracy accurate precise precision exact correct
adapt adjust adjusting adaptation customize tailor personalize
add insert append attach inject
adversarial attack attacker malicious jailbreak
aggregate combine merge pool fuse fusion join
agree agreement consensus consistent consistency coherent
algorithm procedure
align alignment match matching
allocate assign distribute allocation assignment
ambiguous ambiguity unclear vague
amplify strengthen enhance magnify
analysis study examine investigate explore inspect
annotation annotate label tag labelled
anomaly outlier abnormal
answer reply response respond
approximate approximation estimate surrogate proxy
arrange order sort rank ordering
assess evaluate measure benchmark
assumption hypothesis premise
attention transformer
attribution influence impact contribution
audio sound acoustic speech voice
auxiliary side additional extra
avoid prevent avert circumvent bypass
backdoor trojan poison poisoning trigger
backpropagation backprop
balance balanced equalize even
basin valley minimum minima
batch minibatch
bayesian posterior prior
beat exceed outperform surpass better superior
bend curve curvature
benefit gain help improvement profit advantage
best optimal optimum ideal
bias skew prejudice unbiased
big large huge massive giant enormous
bind couple tie link
blend mix mixture interpolate mixup interpolation
block module component building
bottleneck constraint
bound limit limited guarantee
brain cortex cortical neuroscience neuron biological
branch path
break fail failure collapse
brief short
budget compute cost resource
build construct create make design
calculate compute computation
calibrate calibration confidence
capability ability skill capacity
carry transport
category class
causal cause causality
challenge difficulty hard challenging tough tricky difficult
change shift drift alter alteration
cheap inexpensive affordable economical efficient
check verify verification validate
child infant baby children developmental
choose select selection pick choice
client device edge
climate weather meteorological
close near nearby proximity
cloud server
cluster group grouping
coarse rough
code program programming software
collapse degenerate degeneration
collect gather acquire
collection corpus dataset
combination ensemble committee
communication communicate message transmit
compact small compressed
compare comparison contrast versus
complementary complement
complete whole entire full
compositional composition compose modular
compress compression shrink
concept notion idea
condense condensation distill distillation
conflict contradiction disagree interference disagreement
connect connection connectivity link edge
constant fixed invariant
constrain restrict constraint restriction
contamination contaminate leakage leak
continual lifelong incremental continually
convergence converge
conversation chat dialogue dialog
convert transform translate conversion
convnet convolution convolutional cnn
copy replicate duplicate
correlation correlated dependence
corrupt corruption noisy noise wrong mislabeled
cost expense expensive price costly overhead
count number quantity
crop patch
curriculum schedule
cut truncate truncation clip
customer user consumer
damage harm degrade degradation hurt deteriorate
danger risk hazard
data dataset sample example
decay annealing anneal schedule
decentralized federated distributed
decide decision choice
decompose factorize decomposition factorization
decrease reduce lower shrink diminish drop reduction
deep depth layered
defend defense protect protection
delay lag latency
delete remove removal unlearn unlearning forget
dense density
dependable reliable trustworthy robust trust
deploy deployment
derivative gradient slope
detect detection spot discover recognize
deviate deviation
device phone mobile smartphone hardware
diagnosis diagnose
differ different difference distinct differing
differential pde equation
diffusion denoising denoise
dimension dimensional dimensionality
direction orientation
disappear vanish vanishing
discard prune pruning drop
discover find identify detect
discrepancy gap mismatch divergence
discriminate distinguish differentiate separate
disease illness medical
disentangle separate factor
distance metric similarity
distillation teacher student
distort distortion perturb perturbation
diverse diversity variety varied heterogeneous
divide split partition
document text article
domain environment
dominate dominant
doubt uncertainty uncertain
drug molecule molecular compound chemistry chemical
dynamic dynamical dynamics
easy simple straightforward
edit editing modify modification
effective efficacy
efficient efficiency lightweight lean
electricity energy power watt
embed embedding representation encode
emerge emergence emergent
emotion sentiment affective
empirical experimental experiment
encourage promote incentivize
enlarge expand expansion grow widen growing growth
environment surroundings setting
equal equivalent same identical equally
error mistake
escape leave
ethical ethics fair fairness
evidence proof
evolve evolution evolutionary
example instance demonstration sample
experience replay
expert mixture
explain explanation interpret interpretability explainable interpretable
explode exploding
exploit leverage
exploration explore curiosity curious
expressive expressivity expressiveness
extend extension
extract retrieve mine
extrapolation extrapolate beyond
face facial
familiar known
family class
fast rapid
feature representation descriptor
feedback preference
few scarce small limited little handful scarcity
filter screen
finance financial stock
first initial
fit fitting
fix repair correct correction
flat flatness sharp sharpness
flexible versatile
fluctuate fluctuation variance
forecast predict prediction
forget forgetting unlearn
foundation pretrained
fraction portion part share
frame video
freeze frozen fixed untouched
frequency spectral spectrum
frequent common
future upcoming
game play
generalization generalize transfer
generate synthesize produce create generative generation
gene genetic genomic dna
genuine real
geometry geometric manifold
global overall
goal objective aim target
gpu hardware accelerator
gradual progressive
grammar syntax syntactic
graph network
guarantee provable certify certified certificate
guess predict
guidance guide steer steering
hallucination truthful factual factuality hallucinate
head classifier
hessian curvature eigenvalue
heuristic rule
hidden latent implicit
hide mask conceal
hierarchy hierarchical tree
history past
horizon length
human people person
hybrid mixed
hyperparameter knob
image picture photo photograph visual
imbalance imbalanced skewed tail rare
imitate imitation mimic simulate
important importance salient relevance crucial
improve enhance better boost
increase raise grow
indicate show reveal
individual single personal
inference infer deduce
infinite infinitely
initialization initial init initialize start starting
input instance
instability unstable
instruction instruct prompt
interaction interact
intermediate middle
internet web
invariance invariant equivariant equivariance symmetry
invert inversion reverse inverse
irrelevant spurious unrelated shortcut
iteration iterate iterative step
job task
judge evaluate
keep maintain preserve retain
knowledge know
language linguistic text
landscape surface
large scale
layer depth
learn train learning training learned
lengthy long
limb robot
likelihood probability
linear affine
local nearby
logic reasoning
loop cycle
loss objective
machine computer
magnitude size norm
map mapping
margin boundary
math mathematical mathematics arithmetic
maximum maximal
mean average averaging
measure metric
mechanism process
medical clinical clinic medicine health patient hospital radiology
memorize memory memorization
memory ram storage footprint
method approach technique
minimax worst
minimize minimization
modality multimodal
momentum inertia
monitor track
motion movement
multiple several many
multitask joint
music song
mutual shared
natural real
necessary required needed necessity
negative contrastive
neighbor neighborhood
network net
new novel unseen unknown
nonlinear nonlinearity
normalization normalize normalizer
object item product
obsolete stale outdated
obstacle barrier
occlusion occlude
online streaming stream
open public
operator operate
optimization optimize optimizer minimization
oracle ideal
ordinary standard vanilla plain conventional usual
oscillate oscillation
outcome result
overfit overfitting memorization
overparameterized overparametrized
overview survey review
pace speed
pair pairwise
parallel concurrent simultaneous
parameter weight
pass sweep
path trajectory route
pattern structure
perceive perception perceptual
permutation permute reorder shuffle
phase stage
physics physical
place location position
plan planning planner
plasticity plastic
plateau saturate saturation
policy agent
poor bad weak inferior
power energy
practical realistic
prefer preference
pretrain pretraining
privacy private protect
probability probabilistic
probe test
progress advance
projection project
prompt instruction
proof theorem provable prove theory
propagation propagate
property attribute characteristic
protein amino
prototype centroid prototypical
prune sparse sparsify sparsity
pseudo self
purpose goal
quantize quantization precision bit
query question
random stochastic randomly
rare infrequent
ratio proportion
reach achieve attain
reason reasoning thought think
recall remember
recent latest
recipe strategy
recognition recognize classification
recommendation recommend recommender
reconstruct reconstruction recover restore
recurrent recurrence rnn
redundant redundancy unnecessary
refine refinement polish
refuse refusal reject abstain
regularization regularize regularizer penalty penalize
reinforcement rl
related similar
relation relationship
remove eliminate
repeat repeated repetition
replace substitute replacement
replay rehearsal buffer
represent representation
reproduce replicate reproducible
rescale rescaling
residual skip
resilient robust
retrain retraining
retrieve retrieval search
reuse recycle
reward return critic
rewrite paraphrase
ring cycle
road street driving traffic car vehicle
robot robotic manipulation grasp
robust robustness
rollout sample trajectory
rotate rotation
route routing
rule law
safe safety
sample draw sampling
satellite remote
scalable scale
scan image
scene image
schedule scheduler
science scientific
score rating
search find
segment segmentation
semantic meaning
sensitive sensitivity
sensor signal
sentence text
separate split
sequence series sequential
shape geometry
share sharing shared
sharp steep
show demonstrate
similar alike
simulation simulate simulator synthetic
single one-shot
situation context
sketch drawing
skip omit jump
slow slowly
small tiny little
smooth smoothness
social people
solution solver
solve tackle
source origin
space spatial
special specialized specialize
specific particular
speculative draft
spread diffuse
stability stable
stack layer
static fixed
stepsize step learning-rate
stop halt terminate
store storage memory
story narrative
strategy technique
stretch expand
strong powerful
structure topology
subgroup group
subject topic
subset coreset
summarize summary summarization
supervision supervised label
surprising unexpected counterintuitive
swap exchange
symbol symbolic
synthetic artificial simulated fake generated
system framework
table tabular
talk speech
teach teacher
team cooperative multiagent
term word token
theory theoretical
threshold cutoff
throughput speed
time temporal
toxic harmful unsafe
tracking follow
tradeoff balance
transferable transfer
transition shift
translation translate
transparent interpretable
trick heuristic
true genuine
tune tuning finetuning finetune
twin siamese
type kind
typical usual
unify unified general universal
unique distinct
unlabelled unlabeled self-supervised unsupervised annotation-free label-free
unrolled unroll
update updating
variation vary varying variance
vector embedding
versatile general
view perspective
virtual simulated
vision visual
vote voting ensemble
vulnerable vulnerability
walk path
warm warmup
wasteful waste
watermark provenance
wave frequency
wide width
wireless communication
write generate
`
  .trim()
  .split('\n')
  .map((line) => line.split(' '));
